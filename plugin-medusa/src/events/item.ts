import { toNumber } from './amount';
import { productUrl, type Links } from './links';
import type { LineItemSnapshot } from './snapshot';

/** A line item as an event carries it. Amounts are in the currency's main unit. */
export interface EventItem {
  [key: string]: string | number | null;
  title: string;
  variant_title: string | null;
  sku: string | null;
  quantity: number;
  unit_price: number;
  total: number;
  thumbnail: string | null;
  url: string | null;
  product_id: string | null;
  variant_id: string | null;
}

const LONGEST_TEXT = 300;
const LONGEST_URL = 1000;
/** Characters of JSON that items may take: a good part of what an event may carry in all. */
const ITEMS_BUDGET = 60_000;

const text = (value: string): string => (value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT - 1)}…` : value);
const optional = (value: string | null | undefined): string | null => (value ? text(value) : null);
const url = (value: string | null | undefined): string | null => (value && value.length <= LONGEST_URL ? value : null);

/** Maps one line item; `quantity` replaces the line's own, for example with what was shipped. */
export const toItem = (item: LineItemSnapshot, links: Links, quantity: number = toNumber(item.quantity)): EventItem => {
  const unitPrice = toNumber(item.unit_price);
  const whole = quantity === toNumber(item.quantity) && item.total !== undefined && item.total !== null;
  return {
    title: text(item.product_title || item.title),
    variant_title: optional(item.variant_title),
    sku: optional(item.variant_sku),
    quantity,
    unit_price: unitPrice,
    total: whole ? toNumber(item.total) : Math.round(unitPrice * quantity * 100) / 100,
    thumbnail: url(item.thumbnail),
    url: url(productUrl(links, item.product_handle)),
    product_id: item.product_id ?? null,
    variant_id: item.variant_id ?? null,
  };
};

/** The items that fit into an event: all of an ordinary cart, the first hundreds of an enormous one. */
export const fitting = (items: EventItem[]): EventItem[] => {
  let room = ITEMS_BUDGET;
  const end = items.findIndex((item) => (room -= JSON.stringify(item).length + 1) < 0);
  return end < 0 ? items : items.slice(0, end);
};

/** How many pieces there are over all lines. */
export const countPieces = (items: { quantity: number }[]): number =>
  items.reduce((sum, item) => sum + item.quantity, 0);
