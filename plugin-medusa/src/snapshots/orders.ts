import type { OrderSnapshot } from '../events/snapshot';
import { TOTALS, WHO } from './fields';
import { readRows, withSaidOfCustomers, type StoreReader } from './store-reader';

const FIELDS = [
  ...[
    'id',
    'display_id',
    'email',
    'status',
    'currency_code',
    'locale',
    'region_id',
    'sales_channel_id',
    'is_draft_order',
  ],
  ...[
    'created_at',
    'updated_at',
    'canceled_at',
    'cart.id',
    'cart.email',
    'cart.metadata',
    'metadata',
    'payment_collections.id',
    'payment_collections.payments.id',
  ],
  ...TOTALS,
  ...WHO,
];

/** Reads orders as they are now. */
export const readOrders = async (reader: StoreReader, ids: string[]): Promise<OrderSnapshot[]> =>
  withSaidOfCustomers(reader, await readRows<OrderSnapshot>(reader, 'order', ids, { fields: FIELDS }));

/** Joins rows with the order each is about; a row without an order is left out. */
export const withOrders = async <Row>(
  reader: StoreReader,
  rows: Row[],
  orderIdOf: (row: Row) => string | null | undefined,
): Promise<(Row & { order: OrderSnapshot })[]> => {
  const ids = [...new Set(rows.flatMap((row) => orderIdOf(row) ?? []))];
  const orders = new Map((await readOrders(reader, ids)).map((order) => [order.id, order]));
  return rows.flatMap((row) => {
    const order = orders.get(orderIdOf(row) ?? '');
    return order ? [{ ...row, order }] : [];
  });
};
