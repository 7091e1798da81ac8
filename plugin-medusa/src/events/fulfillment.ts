import type { EventInput } from '@whenthen/core';
import { toNumber } from './amount';
import { countPieces, fitting, toItem, type EventItem } from './item';
import type { Links } from './links';
import type { Moment } from './moment';
import { orderEvent, orderProperties } from './order-properties';
import type { FulfillmentSnapshot } from './snapshot';

const fulfilledItems = ({ items, order }: FulfillmentSnapshot, links: Links): EventItem[] =>
  items.flatMap((part) => {
    const line = order.items.find((item) => item.id === part.line_item_id);
    return line ? [toItem(line, links, toNumber(part.quantity))] : [];
  });

/**
 * `order.fulfilled`, `order.shipped` and `order.delivered` of one fulfilment, as far as it has come. `items` are those
 * in this parcel. A cancelled fulfilment tells nothing.
 */
export const fulfillmentEvents = (fulfillment: FulfillmentSnapshot, links: Links): EventInput[] => {
  if (fulfillment.canceled_at) return [];
  const items = fulfilledItems(fulfillment, links);
  const properties = {
    ...orderProperties(fulfillment.order, links),
    fulfillment_id: fulfillment.id,
    items: fitting(items),
    item_count: countPieces(items),
    tracking: (fulfillment.labels ?? [])
      .slice(0, 20)
      .map((label) => ({ number: label.tracking_number, url: label.tracking_url || null })),
  };
  const stage = (name: string, at: Moment | null): EventInput[] =>
    at
      ? orderEvent(fulfillment.order, { id: `${name}:${fulfillment.id}`, name, occurredAt: new Date(at), properties })
      : [];
  return [
    ...stage('order.fulfilled', fulfillment.created_at),
    ...stage('order.shipped', fulfillment.shipped_at),
    ...stage('order.delivered', fulfillment.delivered_at),
  ];
};
