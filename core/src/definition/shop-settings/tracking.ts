import { z } from 'zod';

/** Whether opens and clicks of e-mails are tracked, by their class. Beside it a topic and a person can be left out. */
export const trackingSettings = z.strictObject({
  marketing: z.boolean().default(true),
  /** Order confirmations and the like are nobody's advertising: who reads them is nobody's business by default. */
  transactional: z.boolean().default(false),
});
export type TrackingSettings = z.output<typeof trackingSettings>;
