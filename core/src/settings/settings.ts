import { z } from 'zod';
import { defaultShopSettings, shopSettings } from '../definition/shop-settings/index.js';
import type { SettingsSection, ShopSettings } from '../definition/shop-settings/index.js';
import { ConflictError } from '../kernel/errors.js';
import { byText, read } from '../kernel/input.js';
import { untilSettled } from '../kernel/until-settled.js';
import type { Ports } from '../model/abilities/ports.js';
import type { ShopSettingsRecord, ShopSettingsStore } from '../model/operation/shop-settings.js';
import type { SettingsApi, ShopSettingsView } from './api.js';

const section = z.enum(Object.keys(shopSettings.shape) as [SettingsSection, ...SettingsSection[]]);
const how = z.strictObject({ by: byText, rev: z.number().int().min(0).optional() });

/** All sections; what nobody has set, and what an earlier version did not know, is as it is by default. */
export const valuesOf = (records: ShopSettingsRecord[]): ShopSettings => ({
  ...defaultShopSettings,
  ...Object.fromEntries(records.map(({ _id, value }) => [_id, { ...defaultShopSettings[_id], ...value }])),
});

const viewOf = (records: ShopSettingsRecord[]): ShopSettingsView => ({
  values: valuesOf(records),
  changed: Object.fromEntries(
    records.map(({ _id, rev, changedAt, by }) => [_id, { rev, at: changedAt.toISOString(), by }]),
  ),
});

const revOf = async (store: ShopSettingsStore, id: SettingsSection): Promise<number> =>
  (await store.all()).find(({ _id }) => _id === id)?.rev ?? 0;

/** The shop's settings as the API has them. */
export const createSettings = ({ store, clock }: Ports<'clock', 'shopSettings'>): SettingsApi => ({
  get: async () => viewOf(await store.shopSettings.all()),

  async change(given, value, options) {
    const id = read(section, given, 'section');
    const { by, rev } = read(how, options);
    const shape: z.ZodType<ShopSettings[SettingsSection]> = shopSettings.shape[id].unwrap();
    const record = { _id: id, value: read(shape, value, id), changedAt: new Date(clock.now()), by };
    await untilSettled([record], async (open) => {
      const before = rev ?? (await revOf(store.shopSettings, id));
      if (await store.shopSettings.write({ ...record, rev: before + 1 })) return [];
      if (rev !== undefined)
        throw new ConflictError(
          'Somebody else has changed these settings meanwhile. Load them again, then change them.',
        );
      return open;
    });
    return viewOf(await store.shopSettings.all());
  },
});
