import { cart, cartWithAddress, lineItem } from '../test/snapshots';
import { cartEvents } from './cart';

const shop = { storefrontUrl: 'https://shop.example.com/' };
const names = (events: { name: string }[]) => events.map((event) => event.name);
const revisionOf = (snapshot: Parameters<typeof cartEvents>[0]) =>
  cartEvents(snapshot, {}).find((event) => event.name === 'cart.updated')?.id;

describe('a cart', () => {
  it('tells nothing without an e-mail, and nothing before it held something', () => {
    expect(cartEvents(cart({ email: null }), {})).toEqual([]);
    expect(cartEvents(cart({ items: [], rows: [] }), {})).toEqual([]);
  });

  it('tells of each line item once, under the line item’s id', () => {
    const two = cart({ items: [lineItem(), lineItem({ id: 'li_2', title: 'Mug', product_title: 'Mug' })] });
    const added = cartEvents(two, {}).filter((event) => event.name === 'added_to_cart');
    expect(added.map((event) => event.id)).toEqual([
      expect.stringMatching(/^added_to_cart:li_1:/),
      expect.stringMatching(/^added_to_cart:li_2:/),
    ]);
    expect(added[1]).toMatchObject({
      source: 'medusa',
      email: 'ada@example.com',
      subject: 'cart:cart_1',
      owns: true,
      properties: { cart_id: 'cart_1', item: { title: 'Mug' }, item_count: 4 },
    });
  });

  it('tells whoever it is handed over to of all that is in it, and the same person nothing twice', () => {
    const idsOf = (email: string) => cartEvents(cartWithAddress({ email }), {}).map((event) => event.id);
    expect(idsOf(' Ada@Example.com')).toEqual(expect.arrayContaining(idsOf('ada@example.com').slice(0, 2)));
    expect(idsOf('right@example.com').filter((id) => idsOf('ada@example.com').includes(id))).toEqual([]);
  });

  it('carries plain numbers, the items and the links', () => {
    const [added] = cartEvents(cart(), shop);
    expect(added?.properties).toMatchObject({
      currency_code: 'usd',
      total: 163,
      subtotal: 158,
      shipping_total: 5,
      tax_total: 0,
      cart_url: 'https://shop.example.com/cart?cart_id=cart_1',
      items: [
        {
          title: 'Linen Shirt',
          variant_title: 'M',
          sku: 'SHIRT-M',
          quantity: 2,
          unit_price: 79,
          total: 158,
          thumbnail: 'https://shop.example.com/static/shirt.png',
          url: 'https://shop.example.com/products/linen-shirt',
        },
      ],
    });
    expect(JSON.parse(JSON.stringify(added?.properties))).toEqual(added?.properties);
  });

  it('was added to when both the item and the e-mail were there', () => {
    const at = (snapshot: Parameters<typeof cartEvents>[0]) => cartEvents(snapshot, {})[0]?.occurredAt;
    expect(at(cart())).toEqual(new Date('2026-01-05T10:05:00.000Z'));
    expect(at(cart({ items: [lineItem({ created_at: '2026-01-05T11:00:00.000Z' })] }))).toEqual(
      new Date('2026-01-05T11:00:00.000Z'),
    );
  });

  it('starts the checkout with the first line of an address, not with the country that every cart has', () => {
    expect(names(cartEvents(cart(), {}))).not.toContain('checkout_started');
    const started = cartEvents(cartWithAddress(), {}).find((event) => event.name === 'checkout_started');
    expect(started).toMatchObject({
      id: expect.stringMatching(/^checkout_started:cart_1:/),
      person: { fields: { first_name: 'Ada', last_name: 'Lovelace' } },
    });
  });

  it('once completed is no longer updated, and everything happened before the purchase', () => {
    const purchasedAt = '2026-01-05T10:10:00.000Z';
    const events = cartEvents(cartWithAddress({ completed_at: purchasedAt, updated_at: purchasedAt }), {});
    expect(names(events)).toEqual(['added_to_cart', 'checkout_started']);
    for (const event of events)
      expect(new Date(event.occurredAt as Date).getTime()).toBeLessThan(Date.parse(purchasedAt));
  });
});

describe('cart.updated', () => {
  it('has the same id for the same state, in whatever order the rows are read', () => {
    const items = [lineItem(), lineItem({ id: 'li_2' })];
    const one = cart({ items });
    expect(revisionOf(one)).toBe(revisionOf({ ...one, rows: [...one.rows].reverse() }));
  });

  it('has another id after a change of quantity, of e-mail, of the sums', () => {
    const ids = [
      cart(),
      cart({ items: [lineItem({ quantity: 3, updated_at: '2026-01-05T10:06:00.000Z' })] }),
      cart({ email: 'bob@example.com' }),
      cart({ total: 150 }),
    ].map(revisionOf);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('counts going back to an earlier content as a change', () => {
    const before = cart();
    const removed = { id: 'li_9', updated_at: '2026-01-05T10:07:00.000Z', deleted_at: '2026-01-05T10:07:00.000Z' };
    const after = { ...before, rows: [...before.rows, removed] };
    expect(revisionOf(after)).not.toBe(revisionOf(before));
    const updated = cartEvents(after, {}).find((event) => event.name === 'cart.updated');
    expect(updated?.occurredAt).toEqual(new Date(removed.deleted_at));
  });

  it('tells that a cart was emptied', () => {
    const emptied = cart({
      items: [],
      rows: [{ id: 'li_1', updated_at: '2026-01-05T10:06:00Z', deleted_at: '2026-01-05T10:06:00Z' }],
    });
    expect(cartEvents(emptied, {})).toMatchObject([{ name: 'cart.updated', properties: { items: [], item_count: 0 } }]);
  });
});
