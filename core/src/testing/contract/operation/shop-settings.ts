import assert from 'node:assert/strict';
import { defaultShopSettings } from '../../../definition/shop-settings/index.js';
import type { ShopSettingsRecord } from '../../../model/operation/shop-settings.js';
import type { StoreCase } from '../kit/case.js';
import { minute } from '../people/records.js';

const consent = (rev: number, by = 'ed'): ShopSettingsRecord<'consent'> => ({
  _id: 'consent',
  value: { ...defaultShopSettings.consent, policy: 'opt_in' },
  rev,
  changedAt: minute(rev),
  by,
});

export const shopSettingsCases: StoreCase[] = [
  {
    of: 'shopSettings.all',
    name: 'has no section before one is set',
    async run({ shopSettings }) {
      assert.deepEqual(await shopSettings.all(), []);
      await shopSettings.write(consent(1));
      assert.deepEqual(await shopSettings.all(), [consent(1)]);
    },
  },
  {
    of: 'shopSettings.write',
    name: 'writes over the change before it only: whoever was slower is told so',
    async run({ shopSettings }) {
      assert.equal(await shopSettings.write(consent(2)), false);
      assert.equal(await shopSettings.write(consent(1)), true);
      assert.equal(await shopSettings.write(consent(1, 'bea')), false);
      assert.equal(await shopSettings.write(consent(2, 'bea')), true);
      assert.equal(await shopSettings.write(consent(2)), false);
      assert.deepEqual(await shopSettings.all(), [consent(2, 'bea')]);
    },
  },
];
