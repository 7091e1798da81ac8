import type { EventInput } from '@whenthen/core';
import { cartRevision } from './cart-revision';
import { countPieces, fitting, toItem } from './item';
import { cartUrl, type Links } from './links';
import { latest } from './moment';
import { ownerKey } from './owner';
import { aboutPerson } from './person';
import type { CartSnapshot } from './snapshot';
import { SOURCE } from './source';
import { toTotals } from './totals';

/** A new cart has an address that knows its country only: shipping is known from the first line on. */
const hasShippingAddress = ({ shipping_address: address }: CartSnapshot): boolean => Boolean(address?.address_1);

const cartProperties = (cart: CartSnapshot, links: Links) => {
  const items = cart.items.map((item) => toItem(item, links));
  return {
    cart_id: cart.id,
    currency_code: cart.currency_code,
    ...toTotals(cart),
    items: fitting(items),
    item_count: countPieces(items),
    region_id: cart.region_id ?? null,
    sales_channel_id: cart.sales_channel_id ?? null,
    cart_url: cartUrl(links, cart.id),
  };
};

/**
 * The events that a cart's present state tells: `added_to_cart` for each line, `checkout_started` once the shipping
 * address is known, and `cart.updated` for the state itself. A cart without e-mail, and one that never held anything,
 * tells nothing. Ids repeat for the same state and the same person, so that reading a cart twice adds nothing, and whoever
 * a cart is handed over to has put into it what is in it.
 */
export const cartEvents = (cart: CartSnapshot, links: Links): EventInput[] => {
  if (!cart.email || cart.rows.length === 0) return [];
  const properties = cartProperties(cart, links);
  const common = {
    source: SOURCE,
    email: cart.email,
    subject: `cart:${cart.id}`,
    owns: true,
    person: aboutPerson({
      customer: cart.customer,
      address: cart.shipping_address,
      region: cart.region,
      locale: cart.locale,
    }),
  };
  const open = !cart.completed_at;
  const owner = ownerKey(cart.email);
  const added = cart.items.map((item): EventInput => ({
    ...common,
    id: `added_to_cart:${item.id}:${owner}`,
    name: 'added_to_cart',
    // A completed cart's `updated_at` is the purchase itself, which did come after the adding.
    occurredAt: latest(item.created_at, open ? cart.updated_at : null),
    properties: { ...properties, item: toItem(item, links) },
  }));
  const checkout: EventInput = {
    ...common,
    id: `checkout_started:${cart.id}:${owner}`,
    name: 'checkout_started',
    occurredAt: latest(cart.created_at, open ? cart.updated_at : cart.shipping_address?.created_at),
    properties,
  };
  const updated: EventInput = {
    ...common,
    id: `cart.updated:${cart.id}:${cartRevision(cart, properties)}`,
    name: 'cart.updated',
    occurredAt: latest(
      cart.updated_at,
      ...[...cart.rows, ...(cart.shipping_methods ?? [])].flatMap((row) => [row.updated_at, row.deleted_at]),
    ),
    properties,
  };
  return [...added, ...(hasShippingAddress(cart) ? [checkout] : []), ...(open ? [updated] : [])];
};
