import { fulfillment, order, refund, returned } from '../test/snapshots';
import { fulfillmentEvents } from './fulfillment';
import { orderStatusEvents } from './order-status';
import { refundEvents } from './refund';
import { returnEvents } from './return';

const names = (events: { name: string }[]) => events.map((event) => event.name);

describe('the life of an order', () => {
  it('is canceled or completed when the order says so', () => {
    expect(orderStatusEvents(order(), {})).toEqual([]);
    const canceled = order({ canceled_at: '2026-01-07T08:00:00.000Z', status: 'canceled' });
    expect(orderStatusEvents(canceled, {})).toMatchObject([
      { id: 'order.canceled:order_1', subject: 'order:order_1', occurredAt: new Date('2026-01-07T08:00:00.000Z') },
    ]);
    expect(orderStatusEvents(order({ status: 'completed' }), {})).toMatchObject([{ id: 'order.completed:order_1' }]);
  });

  it('goes through fulfilled, shipped, delivered, each told once whenever it is read', () => {
    expect(names(fulfillmentEvents(fulfillment(), {}))).toEqual(['order.fulfilled']);
    const delivered = fulfillment({ shipped_at: '2026-01-07T08:00:00.000Z', delivered_at: '2026-01-08T08:00:00.000Z' });
    expect(fulfillmentEvents(delivered, {})).toMatchObject([
      { id: 'order.fulfilled:ful_1', occurredAt: new Date('2026-01-06T08:00:00.000Z') },
      { id: 'order.shipped:ful_1', occurredAt: new Date('2026-01-07T08:00:00.000Z') },
      { id: 'order.delivered:ful_1', occurredAt: new Date('2026-01-08T08:00:00.000Z') },
    ]);
    expect(fulfillmentEvents(fulfillment({ canceled_at: '2026-01-06T09:00:00.000Z' }), {})).toEqual([]);
  });

  it('names what is in the parcel and how to follow it', () => {
    const labels = [{ tracking_number: 'TRK1', tracking_url: 'https://example.com/TRK1' }];
    expect(fulfillmentEvents(fulfillment({ labels }), {})[0]?.properties).toMatchObject({
      fulfillment_id: 'ful_1',
      order_id: 'order_1',
      items: [{ title: 'Linen Shirt', quantity: 1, total: 79 }],
      item_count: 1,
      tracking: [{ number: 'TRK1', url: 'https://example.com/TRK1' }],
    });
  });

  it('tells each refund under its own id with its own amount', () => {
    expect(refundEvents(refund({ refund_reason: { label: 'Damaged' } }), {})).toMatchObject([
      {
        id: 'order.refunded:ref_1',
        name: 'order.refunded',
        properties: { amount: 5.5, reason: 'Damaged', order_id: 'order_1' },
      },
    ]);
  });

  it('tells a return when goods came back, again when more of them did, and not before', () => {
    expect(returnEvents(returned({ received_at: null }), {})).toEqual([]);
    const [first] = returnEvents(returned(), {});
    expect(first).toMatchObject({
      name: 'order.returned',
      properties: { return_id: 'return_1', items: [{ quantity: 1 }], item_count: 1 },
    });
    const [second] = returnEvents(returned({ items: [{ item_id: 'ordli_1', quantity: 2, received_quantity: 2 }] }), {});
    expect(second?.id).not.toBe(first?.id);
  });
});
