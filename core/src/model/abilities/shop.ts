import type { ShopSettings } from '../../definition/shop-settings/index.js';

/** What the merchant has set, as workers ask for it again and again. */
export interface Shop {
  /** Two seconds old at most. */
  settings(): Promise<ShopSettings>;
  /** They were changed here: whoever asks next reads them anew. */
  forget(): void;
}
