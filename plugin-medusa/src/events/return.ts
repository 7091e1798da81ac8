import type { EventInput } from '@whenthen/core';
import { toNumber } from './amount';
import { countPieces, fitting, toItem } from './item';
import type { Links } from './links';
import { orderEvent, orderProperties } from './order-properties';
import type { ReturnSnapshot } from './snapshot';

/**
 * `order.returned`: goods came back. `items` are those received so far; a return received in parts tells one event
 * for each part.
 */
export const returnEvents = (returned: ReturnSnapshot, links: Links): EventInput[] => {
  const { order, received_at: receivedAt } = returned;
  const items = returned.items.flatMap((part) => {
    const line = order.items.find((item) => item.id === part.item_id);
    const quantity = toNumber(part.received_quantity);
    return line && quantity > 0 ? [toItem(line, links, quantity)] : [];
  });
  if (!receivedAt || items.length === 0) return [];
  return orderEvent(order, {
    id: `order.returned:${returned.id}:${countPieces(items)}`,
    name: 'order.returned',
    occurredAt: new Date(receivedAt),
    properties: {
      ...orderProperties(order, links),
      return_id: returned.id,
      items: fitting(items),
      item_count: countPieces(items),
    },
  });
};
