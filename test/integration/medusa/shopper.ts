import type { StoreSeed as Seed } from '@whenthen/example-stack/services/store';
import type { Send } from './client.js';

interface Cart {
  id: string;
  items: { id: string; variant_id: string; quantity: number }[];
}

export const ADDRESS = {
  first_name: 'Ada',
  last_name: 'Lovelace',
  address_1: '1 Main Street',
  city: 'New York',
  country_code: 'us',
  postal_code: '10001',
};

/** The id of what is sold under this title. */
export const variantOf = (seed: Seed, title: string): string => {
  const variant = seed.variants.find((one) => one.title === title);
  if (!variant) throw new Error(`The seed sells no "${title}".`);
  return variant.id;
};

export const newCart = async (send: Send, seed: Seed, email?: string): Promise<string> => {
  const { cart } = await send<{ cart: Cart }>('POST', '/store/carts', {
    region_id: seed.regionId,
    ...(email && { email }),
  });
  return cart.id;
};

/** Puts something into the cart and returns the cart's line items. */
export const add = async (send: Send, cartId: string, variantId: string, quantity = 1): Promise<Cart['items']> => {
  const { cart } = await send<{ cart: Cart }>('POST', `/store/carts/${cartId}/line-items`, {
    variant_id: variantId,
    quantity,
  });
  return cart.items;
};

export const update = (send: Send, cartId: string, change: object): Promise<unknown> =>
  send('POST', `/store/carts/${cartId}`, change);

/** Goes through the checkout with a cart that has something in it, up to the last button. */
export const prepareCheckout = async (send: Send, cartId: string): Promise<void> => {
  await update(send, cartId, { shipping_address: ADDRESS, billing_address: ADDRESS });
  const { shipping_options: options } = await send<{ shipping_options: { id: string }[] }>(
    'GET',
    `/store/shipping-options?cart_id=${cartId}`,
  );
  await send('POST', `/store/carts/${cartId}/shipping-methods`, { option_id: options[0]?.id });
  const payment = await send<{ payment_collection: { id: string } }>('POST', '/store/payment-collections', {
    cart_id: cartId,
  });
  await send('POST', `/store/payment-collections/${payment.payment_collection.id}/payment-sessions`, {
    provider_id: 'pp_system_default',
  });
};

/** Presses the last button; returns the order's id. */
export const complete = async (send: Send, cartId: string): Promise<string> =>
  (await send<{ order: { id: string } }>('POST', `/store/carts/${cartId}/complete`, {})).order.id;

/** Buys one thing, from the empty cart to the order. */
export const buy = async (
  send: Send,
  seed: Seed,
  title: string,
  email?: string,
): Promise<{ cartId: string; orderId: string }> => {
  const cartId = await newCart(send, seed, email);
  await add(send, cartId, variantOf(seed, title), 2);
  await prepareCheckout(send, cartId);
  return { cartId, orderId: await complete(send, cartId) };
};
