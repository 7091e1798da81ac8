import type { FulfillmentSnapshot } from '../events/snapshot';
import { withOrders } from './orders';
import { readRows, type StoreReader } from './store-reader';

type Row = Omit<FulfillmentSnapshot, 'order'> & { order?: { id: string } | null };

const FIELDS = [
  ...['id', 'created_at', 'shipped_at', 'delivered_at', 'canceled_at', 'order.id'],
  ...[
    'items.title',
    'items.sku',
    'items.quantity',
    'items.line_item_id',
    'labels.tracking_number',
    'labels.tracking_url',
  ],
];

/** Reads fulfilments with the order each belongs to; a return's own fulfilment has none and is left out. */
export const readFulfillments = async (reader: StoreReader, ids: string[]): Promise<FulfillmentSnapshot[]> =>
  withOrders(reader, await readRows<Row>(reader, 'fulfillment', ids, { fields: FIELDS }), (row) => row.order?.id);
