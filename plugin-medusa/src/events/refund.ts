import type { EventInput } from '@whenthen/core';
import { toNumber } from './amount';
import type { Links } from './links';
import { orderEvent, orderProperties } from './order-properties';
import type { RefundSnapshot } from './snapshot';

/** `order.refunded`: money went back. `amount` is this refund's, in the currency's main unit. */
export const refundEvents = (refund: RefundSnapshot, links: Links): EventInput[] =>
  orderEvent(refund.order, {
    id: `order.refunded:${refund.id}`,
    name: 'order.refunded',
    occurredAt: new Date(refund.created_at),
    properties: {
      ...orderProperties(refund.order, links),
      refund_id: refund.id,
      amount: toNumber(refund.amount),
      reason: refund.refund_reason?.label ?? null,
    },
  });
