import { toNumber } from './amount';
import type { TotalsSnapshot } from './snapshot';

/** The sums of a cart or an order as plain numbers, in the currency's main unit. */
export const toTotals = (totals: TotalsSnapshot) => ({
  total: toNumber(totals.total),
  subtotal: toNumber(totals.subtotal),
  item_total: toNumber(totals.item_total),
  tax_total: toNumber(totals.tax_total),
  discount_total: toNumber(totals.discount_total),
  shipping_total: toNumber(totals.shipping_total),
});
