import { order } from '../test/snapshots';
import { isSettled, SETTLED_AFTER } from './settled';

const placed = Date.parse('2026-01-05T10:10:00.000Z');

describe('an order', () => {
  it('counts once its payment is there', () => {
    expect(isSettled(order(), placed)).toBe(true);
    expect(isSettled(order({ payment_collections: [{ id: 'pc_1', payments: [] }] }), placed + 1000)).toBe(false);
  });

  it('counts without a payment after a minute', () => {
    const unpaid = order({ payment_collections: [] });
    expect(isSettled(unpaid, placed + SETTLED_AFTER - 1)).toBe(false);
    expect(isSettled(unpaid, placed + SETTLED_AFTER)).toBe(true);
  });
});
