import { offeredOf } from '../events/offered';
import type { CartSnapshot, LineItemSnapshot, RowVersion } from '../events/snapshot';
import { TOTALS, WHO } from './fields';
import { readRows, withSaidOfCustomers, type StoreReader } from './store-reader';

const FIELDS = [
  ...['id', 'email', 'currency_code', 'locale', 'region_id', 'sales_channel_id'],
  ...['created_at', 'updated_at', 'completed_at', 'shipping_methods.id', 'shipping_methods.updated_at'],
  ...TOTALS,
  ...WHO,
];
/** How often a cart that changes while it is read is read again. */
const TRIES = 3;

/** Every line item of these carts, also the removed ones: a removal leaves no other trace. */
const readRowVersions = async (
  { query }: StoreReader,
  cartIds: string[],
): Promise<(RowVersion & { cart_id: string })[]> => {
  const { data } = await query.graph({
    entity: 'line_item',
    fields: ['id', 'cart_id', 'updated_at', 'deleted_at'],
    filters: { cart_id: cartIds },
    withDeleted: true,
  });
  return data as (RowVersion & { cart_id: string })[];
};

const versionsOf = (rows: (RowVersion | LineItemSnapshot)[]): string =>
  rows
    .map(({ id, updated_at }) => `${id} ${new Date(updated_at).getTime()}`)
    .sort()
    .join();

/** Did the cart change between the two readings, so that its items and its rows are not of one state? */
const isTorn = ({ items, rows }: CartSnapshot): boolean =>
  versionsOf(items) !== versionsOf(rows.filter((row) => !row.deleted_at));

/** Which of these products can be bought: those that are neither deleted nor hidden. */
const onSale = async (reader: StoreReader, ids: string[]): Promise<Set<string>> => {
  const rows = await readRows<{ id: string }>(reader, 'product', ids, {
    fields: ['id'],
    filters: { status: 'published' },
  });
  return new Set(rows.map(({ id }) => id));
};

const offered = async (reader: StoreReader, carts: CartSnapshot[]): Promise<CartSnapshot[]> => {
  const products = [...new Set(carts.flatMap(({ items }) => items.flatMap((item) => item.product_id ?? [])))];
  const sold = await onSale(reader, products);
  return carts.map((cart) => offeredOf(cart, sold));
};

/** Carts that are told of when a product goes: the newest ones, changed within so long, in milliseconds. */
const MOST_CARTS = 1_000;
const RECENT = 30 * 86_400_000;

/** Ids of the open carts that hold these products and may still be bought. */
export const cartsWith = async ({ query }: StoreReader, productIds: string[]): Promise<string[]> => {
  if (productIds.length === 0) return [];
  const { data } = await query.graph({
    entity: 'cart',
    fields: ['id'],
    filters: {
      email: { $ne: null },
      completed_at: null,
      updated_at: { $gte: new Date(Date.now() - RECENT) },
      items: { product_id: productIds },
    },
    pagination: { take: MOST_CARTS, order: { updated_at: 'DESC' } },
  });
  return (data as { id: string }[]).map(({ id }) => id);
};

/** Reads carts as they are now, with what can be bought of what is in them. Carts that nobody can be told about (no e-mail) are left out. */
export const readCarts = async (reader: StoreReader, ids: string[]): Promise<CartSnapshot[]> =>
  offered(reader, await readWhole(reader, ids));

/** The same with all that is in them. */
const readWhole = async (reader: StoreReader, ids: string[], tries = TRIES): Promise<CartSnapshot[]> => {
  const all = withSaidOfCustomers(reader, await readRows<CartSnapshot>(reader, 'cart', ids, { fields: FIELDS }));
  const named = all.filter((cart) => cart.email);
  if (named.length === 0) return [];
  const rows = await readRowVersions(
    reader,
    named.map((cart) => cart.id),
  );
  const carts = named.map((cart) => ({ ...cart, rows: rows.filter((row) => row.cart_id === cart.id) }));
  const torn = tries > 1 ? carts.filter(isTorn).map((cart) => cart.id) : [];
  if (torn.length === 0) return carts;
  return [...carts.filter((cart) => !torn.includes(cart.id)), ...(await readWhole(reader, torn, tries - 1))];
};
