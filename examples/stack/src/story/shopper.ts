import type { StoreSeed } from '../services/store.js';
import { restClient } from './rest.js';

/** Where one shops: the address of the store's API and what its seed made. */
export interface Shop {
  url: string;
  seed: StoreSeed;
}

export interface Address {
  first_name: string;
  last_name: string;
  address_1: string;
  city: string;
  postal_code: string;
  country_code: string;
}

/** A guest in front of the Store API. Every method is one step that a shopper takes in a storefront. */
export interface Shopper {
  /** @returns the cart's id. */
  takeCart(): Promise<string>;
  /** @param variant as the seed calls it, for example `Linen Shirt / M`. */
  putIn(cart: string, variant: string, quantity?: number): Promise<void>;
  giveEmail(cart: string, email: string): Promise<void>;
  giveAddress(cart: string, address: Address): Promise<void>;
  /** Chooses shipping and the way to pay; what is left is `completeOrder`. */
  prepareOrder(cart: string): Promise<void>;
  /** @returns the order's id. @throws Error when the store does not make an order of the cart. */
  completeOrder(cart: string): Promise<string>;
}

const PAYMENT_PROVIDER = 'pp_system_default';

/** Enters a shop as a guest. */
export function enterShop({ url, seed }: Shop): Shopper {
  const rest = restClient(url, { 'x-publishable-api-key': seed.publishableKey });
  const change = (cart: string, body: object) => rest('POST', `/store/carts/${cart}`, body);
  return {
    async takeCart() {
      const { cart } = await rest<{ cart: { id: string } }>('POST', '/store/carts', { region_id: seed.regionId });
      return cart.id;
    },
    async putIn(cart, variant, quantity = 1) {
      const found = seed.variants.find(({ title }) => title === variant);
      if (!found)
        throw new Error(`The shop does not sell "${variant}", only ${seed.variants.map((v) => v.title).join(', ')}.`);
      await rest('POST', `/store/carts/${cart}/line-items`, { variant_id: found.id, quantity });
    },
    async giveEmail(cart, email) {
      await change(cart, { email });
    },
    async giveAddress(cart, address) {
      await change(cart, { shipping_address: address, billing_address: address });
    },
    async prepareOrder(cart) {
      const shipping = await rest<{ shipping_options: { id: string }[] }>(
        'GET',
        `/store/shipping-options?cart_id=${cart}`,
      );
      const [option] = shipping.shipping_options;
      if (!option) throw new Error('The store offers no shipping for this cart.');
      await rest('POST', `/store/carts/${cart}/shipping-methods`, { option_id: option.id });
      const payment = await rest<{ payment_collection: { id: string } }>('POST', '/store/payment-collections', {
        cart_id: cart,
      });
      const sessions = `/store/payment-collections/${payment.payment_collection.id}/payment-sessions`;
      await rest('POST', sessions, { provider_id: PAYMENT_PROVIDER });
    },
    async completeOrder(cart) {
      const done = await rest<{ type: string; order?: { id: string } }>('POST', `/store/carts/${cart}/complete`, {});
      if (!done.order) throw new Error(`The store made no order of the cart: ${JSON.stringify(done).slice(0, 500)}`);
      return done.order.id;
    },
  };
}
