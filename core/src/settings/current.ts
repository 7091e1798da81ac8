import type { ShopSettings } from '../definition/shop-settings/index.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Shop } from '../model/abilities/shop.js';
import { valuesOf } from './settings.js';

/** How old what workers go by may be, in milliseconds of this process. */
const MAX_AGE = 2_000;

/** The shop's settings, read once for many that ask. A read that fails is tried again by the next who asks. */
export const createShop = ({ store, options }: Ports<never, 'shopSettings', 'retention'>): Shop => {
  let known: { since: number; values: Promise<ShopSettings> } | undefined;
  return {
    settings() {
      const now = performance.now();
      if (known && now - known.since < MAX_AGE) return known.values;
      const values = store.shopSettings.all().then((records) => valuesOf(records, options));
      known = { since: now, values };
      values.catch(() => (known = undefined));
      return values;
    },
    forget: () => (known = undefined),
  };
};
