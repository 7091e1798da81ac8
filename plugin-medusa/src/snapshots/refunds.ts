import type { RefundSnapshot } from '../events/snapshot';
import { withOrders } from './orders';
import { readRows, type StoreReader } from './store-reader';

type Row = Omit<RefundSnapshot, 'order'> & {
  payment?: { payment_collection?: { order?: { id: string } | null } | null } | null;
};

const FIELDS = ['id', 'amount', 'created_at', 'refund_reason.label', 'payment.payment_collection.order.id'];

/** Reads refunds with the order that was paid. */
export const readRefunds = async (reader: StoreReader, ids: string[]): Promise<RefundSnapshot[]> =>
  withOrders(
    reader,
    await readRows<Row>(reader, 'refund', ids, { fields: FIELDS }),
    (row) => row.payment?.payment_collection?.order?.id,
  );

/** The ids of all refunds of a payment: the bus names the payment only. */
export const refundIdsOf = async (reader: StoreReader, paymentId: string): Promise<string[]> => {
  const [payment] = await readRows<{ refunds?: { id: string }[] | null }>(reader, 'payment', [paymentId], {
    fields: ['id', 'refunds.id'],
  });
  return (payment?.refunds ?? []).map((refund) => refund.id);
};
