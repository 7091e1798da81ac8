import type { EventInput } from '@whenthen/core';
import type { Links } from './links';
import { orderEvent, orderProperties } from './order-properties';
import type { OrderSnapshot } from './snapshot';

/** `order.canceled` and `order.completed`, as far as the order's present state tells them. */
export const orderStatusEvents = (order: OrderSnapshot, links: Links): EventInput[] => {
  const properties = orderProperties(order, links);
  return [
    ...(order.canceled_at
      ? orderEvent(order, {
          id: `order.canceled:${order.id}`,
          name: 'order.canceled',
          occurredAt: new Date(order.canceled_at),
          properties,
        })
      : []),
    ...(order.status === 'completed'
      ? orderEvent(order, {
          id: `order.completed:${order.id}`,
          name: 'order.completed',
          // The store keeps no time of completion; the order's last change is the nearest there is.
          occurredAt: new Date(order.updated_at),
          properties,
        })
      : []),
  ];
};
