import type { EventInput } from '@whenthen/core';
import { orderStatusEvents } from '../events/order-status';
import { purchaseEvents } from '../events/purchase';
import {
  collectCarts,
  collectCartsWith,
  collectCustomerConsents,
  collectCustomers,
  collectDeletedCustomers,
  collectFulfillments,
  collectOrderConsents,
  collectRefunds,
  collectReturns,
  type Collector,
  type ConsentCollector,
} from '../snapshots/collect';
import { IS_ACCOUNT } from '../snapshots/fields';
import { readOrders } from '../snapshots/orders';
import type { StoreReader } from '../snapshots/store-reader';
import type { ChangedRow } from './changed-rows';
import { isSettled } from './settled';

/** A table of the store that events come from, and how its changed rows become events. */
export interface Family {
  /** Names the watermark. */
  name: string;
  entity: string;
  /** Read besides `id` and `updated_at`. */
  fields?: string[];
  filters?: Record<string, unknown>;
  withDeleted?: boolean;
  collect(reader: StoreReader, rows: ChangedRow[], now: number): Promise<EventInput[]>;
  /** What they tell of consent. */
  consents?: ConsentCollector;
}

const byId =
  (collector: Collector): Family['collect'] =>
  (reader, rows) =>
    collector(
      reader,
      rows.map((row) => row.id),
    );

/**
 * In the order in which a shopper goes through them. Line items have their own turn because a cart's `updated_at` does
 * not change when something is put into it or taken out of it.
 */
export const families: Family[] = [
  {
    name: 'customers',
    entity: 'customer',
    filters: IS_ACCOUNT,
    collect: byId(collectCustomers),
    consents: collectCustomerConsents,
  },
  {
    name: 'deleted_customers',
    entity: 'customer',
    filters: { deleted_at: { $ne: null } },
    withDeleted: true,
    collect: byId(collectDeletedCustomers),
  },
  { name: 'carts', entity: 'cart', filters: { email: { $ne: null } }, collect: byId(collectCarts) },
  {
    name: 'line_items',
    entity: 'line_item',
    fields: ['cart_id'],
    withDeleted: true,
    collect: (reader, rows) => collectCarts(reader, [...new Set(rows.map((row) => String(row.cart_id)))]),
  },
  {
    name: 'products',
    entity: 'product',
    fields: ['status', 'deleted_at'],
    withDeleted: true,
    collect: (reader, rows) =>
      collectCartsWith(
        reader,
        rows.filter((row) => row.deleted_at || row.status !== 'published').map((row) => row.id),
      ),
  },
  {
    name: 'orders',
    entity: 'order',
    filters: { is_draft_order: false },
    consents: collectOrderConsents,
    collect: async (reader, rows, now) =>
      (
        await readOrders(
          reader,
          rows.map((row) => row.id),
        )
      )
        .filter((order) => isSettled(order, now))
        .flatMap((order) => [...purchaseEvents(order, reader.links), ...orderStatusEvents(order, reader.links)]),
  },
  { name: 'fulfillments', entity: 'fulfillment', collect: byId(collectFulfillments) },
  { name: 'refunds', entity: 'refund', collect: byId(collectRefunds) },
  { name: 'returns', entity: 'return', filters: { received_at: { $ne: null } }, collect: byId(collectReturns) },
];
