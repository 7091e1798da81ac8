import { z } from 'zod';
import { consentSettings } from './consent.js';

export { consentPolicies, consentSettings, topicId } from './consent.js';
export type { ConsentPolicy, ConsentSettings, Topic } from './consent.js';

/** What a merchant sets for the whole shop while it runs, section by section. Each has defaults for all it holds. */
export const shopSettings = z.strictObject({
  consent: consentSettings.prefault({}),
});
export type ShopSettings = z.output<typeof shopSettings>;
export type SettingsSection = keyof ShopSettings;

/** What holds as long as nobody has set anything. */
export const defaultShopSettings: ShopSettings = shopSettings.parse({});
