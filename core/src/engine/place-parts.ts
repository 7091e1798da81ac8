import { createPlacing, type Placing } from '../flow/dispatch/place.js';
import { createRehome } from '../flow/dispatch/rehome.js';
import { parseAddress } from '../mail/address.js';
import type { Shop } from '../model/abilities/shop.js';
import type { WaysOut } from '../model/abilities/ways-out.js';
import type { Stores } from '../model/stores.js';
import type { Clock } from '../kernel/time/clock.js';
import type { ValidEngineOptions } from './options.js';

interface PlaceParts {
  store: Stores;
  shop: Shop;
  ways: WaysOut;
  clock: Clock;
  options: Pick<ValidEngineOptions, 'mail'>;
}

/** What gives effects their lanes, and what moves mails that wait into others. */
export const createPlaceParts = ({
  store,
  shop,
  ways,
  clock,
  options: { mail },
}: PlaceParts): { placing: Placing; rehome(): Promise<void> } => {
  const sender = mail && parseAddress(mail.from).address;
  return {
    placing: createPlacing({ templates: store.templates, shop, ways, sender }),
    rehome: createRehome({ store, shop, ways, clock, sender }),
  };
};
