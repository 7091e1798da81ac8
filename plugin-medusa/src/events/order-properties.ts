import type { EventInput } from '@whenthen/core';
import { countPieces, fitting, toItem } from './item';
import type { Links } from './links';
import { aboutPerson } from './person';
import type { OrderSnapshot } from './snapshot';
import { SOURCE } from './source';
import { toTotals } from './totals';

/** What every event about an order carries of it. */
export const orderProperties = (order: OrderSnapshot, links: Links) => {
  const items = order.items.map((item) => toItem(item, links));
  return {
    order_id: order.id,
    display_id: order.display_id ?? null,
    cart_id: order.cart?.id ?? null,
    status: order.status,
    currency_code: order.currency_code,
    ...toTotals(order),
    items: fitting(items),
    item_count: countPieces(items),
    region_id: order.region_id ?? null,
    sales_channel_id: order.sales_channel_id ?? null,
  };
};

/**
 * Makes an event in the life of an order, on the person who placed it; nothing for a draft and for an order without
 * e-mail.
 */
export const orderEvent = (
  order: OrderSnapshot,
  event: Pick<EventInput, 'id' | 'name' | 'occurredAt' | 'properties'> & { subject?: string },
): EventInput[] => {
  if (!order.email || order.is_draft_order) return [];
  const person = aboutPerson({
    customer: order.customer,
    address: order.shipping_address,
    region: order.region,
    locale: order.locale,
  });
  return [{ source: SOURCE, email: order.email, subject: `order:${order.id}`, owns: true, person, ...event }];
};
