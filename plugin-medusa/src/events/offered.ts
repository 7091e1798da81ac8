import { toNumber, type Amount } from './amount';
import type { CartSnapshot, TotalsSnapshot } from './snapshot';

/** Beyond the smallest part of any currency: what is left over of a sum of such numbers. */
const EXACT = 1e6;

const less = (sum: Amount, parts: Amount[]): number =>
  Math.round((toNumber(sum) - parts.reduce<number>((all, part) => all + toNumber(part), 0)) * EXACT) / EXACT;

/**
 * A cart without what cannot be bought any more (`sold`: the products that can), and its sums without that. Lines
 * without a product are the store's own, and stay.
 */
export const offeredOf = (cart: CartSnapshot, sold: ReadonlySet<string>): CartSnapshot => {
  const isOffered = ({ product_id: id }: CartSnapshot['items'][number]): boolean => !id || sold.has(id);
  const gone = cart.items.filter((item) => !isOffered(item));
  if (gone.length === 0) return cart;
  const without = (sum: keyof TotalsSnapshot, ofItem: 'total' | 'subtotal' | 'tax_total' | 'discount_total') =>
    less(
      cart[sum],
      gone.map((item) => item[ofItem]),
    );
  return {
    ...cart,
    items: cart.items.filter(isOffered),
    // A credit that the store took off may be more than what is left.
    total: Math.max(0, without('total', 'total')),
    subtotal: without('subtotal', 'subtotal'),
    item_total: without('item_total', 'total'),
    tax_total: without('tax_total', 'tax_total'),
    discount_total: without('discount_total', 'discount_total'),
  };
};
