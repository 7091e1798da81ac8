import type { ShopSettingsStore } from '../../../model/operation/shop-settings.js';
import type { Tables } from '../kit/tables.js';

export const createMemoryShopSettings = ({ shopSettings }: Pick<Tables, 'shopSettings'>): ShopSettingsStore => ({
  all: () => Promise.resolve(shopSettings.find(() => true)),

  write(record) {
    if ((shopSettings.get(record._id)?.rev ?? 0) !== record.rev - 1) return Promise.resolve(false);
    shopSettings.put(record);
    return Promise.resolve(true);
  },
});
