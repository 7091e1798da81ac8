import { z } from 'zod';
import { topicId } from './consent.js';

/** Days that a cap may look back. */
export const MOST_CAP_DAYS = 30;

/** So many marketing e-mails to one person in so many days at most: about one topic, or about all of them together. */
const capRule = z.strictObject({
  /** `null`: of all topics together. */
  topic: topicId.nullable().default(null),
  most: z
    .number()
    .int()
    .min(1, 'let at least one e-mail out: to send none, pause the workflows')
    .max(100, 'have at most 100 e-mails in a rule'),
  days: z
    .number()
    .int()
    .min(1, 'look back at least one day')
    .max(MOST_CAP_DAYS, `look back at most ${MOST_CAP_DAYS} days`),
});
export type CapRule = z.output<typeof capRule>;

/** How many marketing e-mails one person gets. No rule: as many as there are. */
export const capsSettings = z.strictObject({
  /** All of them hold. */
  rules: z.array(capRule).max(20, 'have at most 20 rules').default([]),
});
export type CapsSettings = z.output<typeof capsSettings>;
