import type { EventInput } from '@whenthen/core';
import type { Links } from './links';
import { orderEvent, orderProperties } from './order-properties';
import type { OrderSnapshot } from './snapshot';

/**
 * `$purchase`: the order was placed. Its subject is the cart it came from, so that what is known about the cart
 * includes how it ended.
 */
export const purchaseEvents = (order: OrderSnapshot, links: Links): EventInput[] =>
  orderEvent(order, {
    id: `$purchase:${order.id}`,
    name: '$purchase',
    occurredAt: new Date(order.created_at),
    properties: orderProperties(order, links),
    ...(order.cart && { subject: `cart:${order.cart.id}` }),
  });
