import { z } from 'zod';

/**
 * Who may get marketing e-mails of a topic they were never asked about. `not_opted_out`: everybody who has not
 * unsubscribed. `customers`: those who have bought something (the "soft opt-in" of many countries' laws). `opt_in`: nobody.
 */
export const consentPolicies = ['not_opted_out', 'customers', 'opt_in'] as const;
export type ConsentPolicy = (typeof consentPolicies)[number];

/** What marketing e-mails are about, as people choose it: newsletter, offers, reminders. */
export const topicId = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'use small letters, digits, "_" and "-", beginning with a letter, 40 at most');

const topic = z.strictObject({
  id: topicId,
  /** What people read on the page behind each e-mail. */
  name: z.string().trim().min(1, 'give it a name that people understand').max(80),
  description: z.string().trim().max(300).default(''),
  /** True: nobody is told who opens or clicks e-mails about it. */
  untracked: z.boolean().optional(),
});
export type Topic = z.output<typeof topic>;

const standardTopics: Topic[] = [
  { id: 'newsletter', name: 'Newsletter', description: 'News from the shop' },
  { id: 'offers', name: 'Offers', description: 'Discounts and new products' },
  { id: 'reminders', name: 'Reminders', description: 'About what you looked at or left in your cart' },
];

/** Who agrees to what. */
export const consentSettings = z.strictObject({
  /** `null`: nobody has chosen yet, and the engine's option holds. */
  policy: z.enum(consentPolicies).nullable().default(null),
  /** A marketing e-mail that names none, or one that is gone, is about the first. */
  topics: z
    .array(topic)
    .min(1, 'keep at least one topic')
    .max(20, 'have at most 20 topics')
    .refine((topics) => new Set(topics.map((t) => t.id)).size === topics.length, 'two topics have the same id')
    .default(standardTopics),
  /** The link that confirms consent works for so many days. */
  confirmWithinDays: z
    .number()
    .int()
    .min(1, 'let the link work for at least a day')
    .max(60, 'let the link work for at most 60 days')
    .default(7),
  /** Whoever asks again without having confirmed gets another confirmation mail after so many hours, and not before. */
  askAgainAfterHours: z
    .number()
    .int()
    .min(1, 'let at least an hour pass')
    .max(720, 'let at most 720 hours (30 days) pass')
    .default(24),
});
export type ConsentSettings = z.output<typeof consentSettings>;
