import type { JsonObject } from '../definition/json/json.js';

const cart = {
  cart_id: 'cart_01SAMPLE',
  currency_code: 'eur',
  total: 104.9,
  item_count: 3,
  items: [
    {
      title: 'Linen shirt',
      variant_title: 'M / White',
      sku: 'SHIRT-M-WHITE',
      quantity: 2,
      unit_price: 39.95,
      total: 79.9,
      thumbnail: 'https://example.com/images/linen-shirt.png',
      url: 'https://example.com/products/linen-shirt',
    },
    {
      title: 'Canvas bag',
      variant_title: 'One size',
      sku: 'BAG',
      quantity: 1,
      unit_price: 25,
      total: 25,
      thumbnail: 'https://example.com/images/canvas-bag.png',
      url: 'https://example.com/products/canvas-bag',
    },
  ],
  cart_url: 'https://example.com/cart/cart_01SAMPLE',
};

/** What templates are shown with before anybody has abandoned a cart: a person and the cart of their event. */
export const sampleContext = (): JsonObject => ({
  person: { email: 'ada@example.com', first_name: 'Ada', last_name: 'Byron', country: 'CH', tags: ['customer'] },
  event: cart,
  cart,
  workflow: { id: 'cart-abandonment', name: 'Cart abandonment' },
  run: { id: 'sample' },
});
