import { order } from '../test/snapshots';
import { purchaseEvents } from './purchase';

describe('$purchase', () => {
  it('is about the cart that was bought, and names the order', () => {
    expect(purchaseEvents(order(), {})).toMatchObject([
      {
        source: 'medusa',
        id: '$purchase:order_1',
        name: '$purchase',
        email: 'ada@example.com',
        subject: 'cart:cart_1',
        occurredAt: new Date('2026-01-05T10:10:00.000Z'),
        properties: {
          order_id: 'order_1',
          display_id: 7,
          cart_id: 'cart_1',
          currency_code: 'usd',
          total: 163,
          item_count: 2,
        },
        person: { externalIds: { medusa_customer: 'cus_1' } },
      },
    ]);
  });

  it('is about the order itself where there was no cart', () => {
    expect(purchaseEvents(order({ cart: null }), {})).toMatchObject([
      { subject: 'order:order_1', properties: { cart_id: null } },
    ]);
  });

  it('takes a guest’s name from the address and does not keep the customer row of one cart', () => {
    const [event] = purchaseEvents(order({ customer: { id: 'cus_2', first_name: null, has_account: false } }), {});
    expect(event?.person).toEqual({ fields: { first_name: 'Ada', last_name: 'Lovelace' } });
  });

  it('is not told of a draft, nor of an order without e-mail', () => {
    expect(purchaseEvents(order({ is_draft_order: true }), {})).toEqual([]);
    expect(purchaseEvents(order({ email: null }), {})).toEqual([]);
  });
});

test('an order whose address was corrected is the purchase of whoever has it now, and tells so', () => {
  const typo = { id: 'cart_1', email: 'typo@example.com' };
  const [purchase, transferred] = purchaseEvents(order({ cart: typo, email: 'Ada@example.com' }), {});
  expect(purchase).toMatchObject({ email: 'Ada@example.com', subject: 'cart:cart_1', owns: true });
  expect(transferred).toMatchObject({ name: 'order.transferred', subject: 'order:order_1', owns: true });
  const [before, ...others] = purchaseEvents(order({ cart: typo, email: 'TYPO@example.com' }), {});
  expect([before?.id, others]).toEqual(['$purchase:order_1', []]);
  expect(purchase?.id).not.toBe(before?.id);
});
