import { z } from 'zod';
import { capsSettings } from './caps.js';
import { consentSettings } from './consent.js';
import { fuseSettings } from './fuse.js';
import { quietHoursSettings } from './quiet-hours.js';
import { retentionSettings } from './retention.js';
import { sendersSettings } from './senders.js';
import { trackingSettings } from './tracking.js';

export { MOST_CAP_DAYS, type CapRule, type CapsSettings } from './caps.js';
export type { FuseSettings } from './fuse.js';
export type { QuietHoursSettings, QuietRule } from './quiet-hours.js';
export { consentPolicies, consentSettings, topicId } from './consent.js';
export type { ConsentPolicy, ConsentSettings, Topic } from './consent.js';
export { retentionKinds, retentionOptions, retentionSettings } from './retention.js';
export type { RetentionKind, RetentionOptions, RetentionSettings } from './retention.js';
export { senderId, transportName } from './senders.js';
export type { Sender, SendersSettings } from './senders.js';
export type { TrackingSettings } from './tracking.js';

/** What a merchant sets for the whole shop while it runs, section by section. Each has defaults for all it holds. */
export const shopSettings = z.strictObject({
  consent: consentSettings.prefault({}),
  caps: capsSettings.prefault({}),
  quietHours: quietHoursSettings.prefault({}),
  fuse: fuseSettings.prefault({}),
  retention: retentionSettings.prefault({}),
  senders: sendersSettings.prefault({}),
  tracking: trackingSettings.prefault({}),
});
export type ShopSettings = z.output<typeof shopSettings>;
export type SettingsSection = keyof ShopSettings;

/** What holds as long as nobody has set anything. */
export const defaultShopSettings: ShopSettings = shopSettings.parse({});
