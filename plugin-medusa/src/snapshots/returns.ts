import type { ReturnSnapshot } from '../events/snapshot';
import { withOrders } from './orders';
import { readRows, type StoreReader } from './store-reader';

type Row = Omit<ReturnSnapshot, 'order'> & { order_id: string };

const FIELDS = ['id', 'order_id', 'received_at', 'items.item_id', 'items.quantity', 'items.received_quantity'];

/** Reads returns with the order each belongs to. */
export const readReturns = async (reader: StoreReader, ids: string[]): Promise<ReturnSnapshot[]> =>
  withOrders(reader, await readRows<Row>(reader, 'return', ids, { fields: FIELDS }), (row) => row.order_id);
