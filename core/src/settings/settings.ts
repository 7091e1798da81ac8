import { z } from 'zod';
import {
  defaultShopSettings,
  shopSettings,
  type SendersSettings,
  type SettingsSection,
  type ShopSettings,
} from '../definition/shop-settings/index.js';
import { ConflictError } from '../kernel/errors.js';
import { byText, read } from '../kernel/input.js';
import { untilSettled } from '../kernel/until-settled.js';
import type { Extensions } from '../extensions/extensions.js';
import type { Settings } from '../model/abilities/settings.js';
import type { Ports } from '../model/abilities/ports.js';
import type { ShopSettingsRecord, ShopSettingsStore } from '../model/operation/shop-settings.js';
import type { SettingsApi, ShopSettingsView } from './api.js';
import { checkSenders } from './check-senders.js';

const section = z.enum(Object.keys(shopSettings.shape) as [SettingsSection, ...SettingsSection[]]);
const how = z.strictObject({ by: byText, rev: z.number().int().min(0).optional() });

type DeveloperSays = Pick<Settings, 'retention'>;

/** What holds until a merchant sets something: what the developer says, and else our defaults. */
const defaultsOf = ({ retention = {} }: DeveloperSays): ShopSettings => ({
  ...defaultShopSettings,
  retention: {
    ...defaultShopSettings.retention,
    ...Object.fromEntries(Object.entries(retention).filter(([, value]) => value !== undefined)),
  },
});

/** All sections; what nobody has set, and what an earlier version did not know, is as it is by default. */
export const valuesOf = (records: ShopSettingsRecord[], options: DeveloperSays = {}): ShopSettings => {
  const defaults = defaultsOf(options);
  return {
    ...defaults,
    ...Object.fromEntries(records.map(({ _id, value }) => [_id, { ...defaults[_id], ...value }])),
  };
};

const viewOf = (records: ShopSettingsRecord[], options: DeveloperSays): ShopSettingsView => ({
  values: valuesOf(records, options),
  changed: Object.fromEntries(
    records.map(({ _id, rev, changedAt, by }) => [_id, { rev, at: changedAt.toISOString(), by }]),
  ),
});

const revOf = async (store: ShopSettingsStore, id: SettingsSection): Promise<number> =>
  (await store.all()).find(({ _id }) => _id === id)?.rev ?? 0;

/** The shop's settings as the API has them. */
export const createSettings = ({
  store,
  clock,
  shop,
  audit,
  options: said,
  extensions,
}: Ports<'audit' | 'clock' | 'shop', 'shopSettings', 'retention'> & {
  extensions: Pick<Extensions, 'all'>;
}): SettingsApi => ({
  get: async () => viewOf(await store.shopSettings.all(), said),

  async change(given, value, options) {
    const id = read(section, given, 'section');
    const { by, rev } = read(how, options);
    const shape: z.ZodType<ShopSettings[SettingsSection]> = shopSettings.shape[id].unwrap();
    const wanted = read(shape, value, id);
    if (id === 'senders') checkSenders(wanted as SendersSettings, (await extensions.all()).transports);
    const record = { _id: id, value: wanted, changedAt: new Date(clock.now()), by };
    await audit.note({ by, what: 'settings.changed', on: { kind: 'settings', id } }, () =>
      untilSettled([record], async (open) => {
        const before = rev ?? (await revOf(store.shopSettings, id));
        if (await store.shopSettings.write({ ...record, rev: before + 1 })) return [];
        if (rev !== undefined)
          throw new ConflictError(
            'Somebody else has changed these settings meanwhile. Load them again, then change them.',
          );
        return open;
      }),
    );
    shop.forget();
    return viewOf(await store.shopSettings.all(), said);
  },
});
