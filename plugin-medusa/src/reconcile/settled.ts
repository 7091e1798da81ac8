import type { OrderSnapshot } from '../events/snapshot';

/** After so long, in milliseconds, an order without a payment is one that needs none. */
export const SETTLED_AFTER = 60_000;

/**
 * Is the checkout of this order over? The store writes the order before the payment is authorized, and takes it back
 * when that fails; so an order counts once its payment is there, or once it has stood for a minute.
 */
export const isSettled = (order: OrderSnapshot, now: number): boolean =>
  (order.payment_collections ?? []).some((collection) => (collection.payments ?? []).length > 0) ||
  now - new Date(order.created_at).getTime() >= SETTLED_AFTER;
