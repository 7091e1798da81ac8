import type { Duration } from '@whenthen/core/definition';
import type { Address } from './shopper.js';

/** Who plays in the story, and what they put into their carts (variants as the store's seed calls them). */
export const cast = {
  /** Leaves one cart with two different products. */
  hesitant: {
    email: 'hesitant@example.com',
    cart: [
      { variant: 'Linen Shirt / M', quantity: 1 },
      { variant: 'Stoneware Mug / Ink', quantity: 2 },
    ],
  },
  /** Orders in time. */
  buyer: {
    email: 'buyer@example.com',
    cart: [{ variant: 'Canvas Weekender / Sand', quantity: 1 }],
  },
  /** Leaves two carts. */
  twoCarts: {
    email: 'two-carts@example.com',
    carts: [[{ variant: 'Wool Throw / Heather', quantity: 1 }], [{ variant: 'Canvas Weekender / Moss', quantity: 1 }]],
  },
} as const;

/** Leaves a cart when all of the story has been told. */
export const late = {
  email: 'late@example.com',
  cart: [{ variant: 'Linen Shirt / M', quantity: 1 }],
} as const;

/** Where the buyer wants the parcel. */
export const buyersAddress: Address = {
  first_name: 'Ada',
  last_name: 'Byron',
  address_1: '1 Main Street',
  city: 'Portland',
  postal_code: '97201',
  country_code: 'us',
};

/** What the merchant makes of the seed's hour. It also gives the buyer time enough on a slow machine. */
export const firstWait: Duration = { amount: 90, unit: 'minutes' };

/** The step whose wait the merchant changes, and the later one that stays as it was seeded. */
export const waits = { first: 'wait_hour', second: 'wait_day' } as const;

/** What tells the discount mail from the reminder: the code that it offers. */
export const discountCode = 'COMEBACK10';

/** The product of a variant: mails name it. */
export function productOf(variant: string): string {
  return variant.split(' / ')[0] ?? variant;
}
