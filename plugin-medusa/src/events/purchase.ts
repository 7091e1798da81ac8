import type { EventInput } from '@whenthen/core';
import type { Links } from './links';
import { orderEvent, orderProperties } from './order-properties';
import { ownerKey } from './owner';
import type { OrderSnapshot } from './snapshot';

/** The address that the order was placed with is not the one that it has now. */
const isTransferred = ({ email, cart }: OrderSnapshot): boolean =>
  Boolean(email && cart?.email && ownerKey(email) !== ownerKey(cart.email));

/**
 * `$purchase`: the order was placed. Its subject is the cart it came from, so that what is known about the cart
 * includes how it ended. An order whose address was corrected is that person's purchase, and `order.transferred` tells
 * of it.
 */
export const purchaseEvents = (order: OrderSnapshot, links: Links): EventInput[] => {
  const transferred = isTransferred(order);
  const owner = transferred ? `:${ownerKey(order.email ?? '')}` : '';
  const properties = orderProperties(order, links);
  return [
    ...orderEvent(order, {
      id: `$purchase:${order.id}${owner}`,
      name: '$purchase',
      occurredAt: new Date(order.created_at),
      properties,
      ...(order.cart && { subject: `cart:${order.cart.id}` }),
    }),
    ...(transferred
      ? orderEvent(order, {
          id: `order.transferred:${order.id}${owner}`,
          name: 'order.transferred',
          occurredAt: new Date(order.updated_at),
          properties,
        })
      : []),
  ];
};
