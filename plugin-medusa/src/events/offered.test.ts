import { offeredOf } from './offered';
import type { CartSnapshot, LineItemSnapshot } from './snapshot';

const item = (product: string | null, total: number, tax: number): LineItemSnapshot => ({
  id: `item_${product}`,
  title: 'x',
  product_id: product,
  quantity: 1,
  unit_price: total - tax,
  total: { numeric: total },
  subtotal: total - tax,
  tax_total: tax,
  discount_total: 0,
  created_at: new Date(0),
  updated_at: new Date(0),
});

const cart = {
  items: [item('kept', 10.1, 0.1), item('gone', 20.2, 0.2), item(null, 5, 0)],
  total: 40.3,
  subtotal: 40,
  item_total: { numeric: 35.3 },
  tax_total: 0.3,
  discount_total: 0,
  shipping_total: 5,
} as CartSnapshot;

it('leaves a cart as it is where everything can be bought', () => {
  expect(offeredOf(cart, new Set(['kept', 'gone']))).toBe(cart);
});

it('leaves out what cannot be bought, from the sums too; shipping and lines without a product stay', () => {
  const { items, ...sums } = offeredOf(cart, new Set(['kept']));
  expect(items.map((i) => i.product_id)).toEqual(['kept', null]);
  expect(sums).toEqual({
    ...{ total: 20.1, subtotal: 20, item_total: 15.1, tax_total: 0.1 },
    ...{ discount_total: 0, shipping_total: 5 },
  });
});
