import { z } from 'zod';
import { json } from '../definition/json/json.js';
import { storable } from '../definition/json/storable.js';
import {
  EMAIL_ALLOWED,
  EMAIL_BOUNCED,
  EMAIL_CLICKED,
  EMAIL_COMPLAINED,
  EMAIL_DELIVERED,
  EMAIL_OPENED,
  EMAIL_SCANNED,
} from '../definition/events/email-events.js';
import { CONSENT_GIVEN, CONSENT_REQUESTED, CONSENT_WITHDRAWN } from '../definition/consent/events.js';
import { SUBSCRIBED, UNSUBSCRIBED } from '../definition/events/subscription-events.js';
import { normalizeEmail } from '../mail/address.js';
import { fieldName } from '../kernel/field-name.js';
import { timeZoneName } from '../kernel/time/time-zone.js';
import { dateInput } from '../kernel/time/moment.js';

/** Longest life of an event's properties as JSON text, in characters. */
export const MAX_PROPERTIES = 100_000;

/** The same for what an event tells about a person: the fields of many events come together in one profile. */
export const MAX_FIELDS = 20_000;

const MOMENT = 'use a Date, an ISO 8601 time with its zone like 2026-03-02T09:00:00Z, or Unix milliseconds';

/** A moment: a `Date`, ISO 8601 text with its zone, or Unix milliseconds. */
export const moment = z
  .union(
    [dateInput, z.iso.datetime({ offset: true, error: MOMENT }), z.number().min(-8.64e15, MOMENT).max(8.64e15, MOMENT)],
    { error: MOMENT },
  )
  .transform((value) => new Date(value));

/** A person's identity, by the same rule by which mail is sent: what can be sent to can be told of. */
export const identity = z
  .string({ error: 'an event needs the e-mail address of the person it is about' })
  .max(320, 'is longer than an e-mail address can be')
  .transform((text, issues) => {
    try {
      return normalizeEmail(text);
    } catch {
      // Without what was written there: such messages are logged.
      issues.addIssue({ code: 'custom', message: 'is not an e-mail address: write it as name@example.com' });
      return z.NEVER;
    }
  });

/** Events that tell what the engine itself did: taken from outside, they would be told and not be true. */
const RESERVED: Readonly<Record<string, string>> = {
  [SUBSCRIBED]: 'change the subscription with people.setSubscription',
  [UNSUBSCRIBED]: 'change the subscription with people.setSubscription',
  [CONSENT_GIVEN]: 'change it with consent.change',
  [CONSENT_WITHDRAWN]: 'change it with consent.change',
  [CONSENT_REQUESTED]: 'change it with consent.change',
  [EMAIL_OPENED]: 'it comes from the pixel in the mail',
  [EMAIL_CLICKED]: 'it comes from the links in the mail',
  [EMAIL_SCANNED]: 'it comes from the pixel and the links in the mail',
  [EMAIL_DELIVERED]: 'it comes from your mail provider',
  [EMAIL_BOUNCED]: 'it comes from your mail provider, or by suppressions.add',
  [EMAIL_COMPLAINED]: 'it comes from your mail provider, or by suppressions.add',
  [EMAIL_ALLOWED]: 'take the address off the list with suppressions.remove',
};

/** What an event is called. */
export const eventName = z
  .string()
  .min(1)
  .max(120)
  .superRefine((name, issues) => {
    const how = Object.hasOwn(RESERVED, name) ? RESERVED[name] : undefined;
    if (how) issues.addIssue({ code: 'custom', message: `is recorded by the engine itself: ${how}` });
  });

/**
 * A fact about a person, as it is handed over.
 * `source` and `id` together make it unique: handing the same event over twice changes nothing.
 * `subject` names what it is about across events, for example `cart:cart_01H…`; for a run about a cart, templates see
 * the newest properties of it as `cart`.
 */
export const eventInput = z.strictObject({
  source: z.string().regex(/^[a-z0-9_.-]{1,60}$/i, 'use letters, digits, ".", "_" and "-"'),
  id: z.string().min(1).max(300),
  name: eventName,
  email: identity,
  occurredAt: moment.optional(),
  subject: z.string().min(1).max(200).optional(),
  /**
   * True: the subject is this person's alone from then on, a cart, an order or an account. Runs about it of whoever had
   * it before end.
   */
  owns: z.boolean().default(false),
  /** Ends everything that the person is in, with this reason, in words: “The account was deleted”. */
  endRuns: z.string().trim().min(1).max(200).optional(),
  properties: storable(MAX_PROPERTIES).default({}),
  /** What the event tells about the person: merged into the profile, never removing anything. */
  person: z
    .strictObject({
      fields: storable(MAX_FIELDS).pipe(z.record(fieldName, json)).optional(),
      externalIds: storable(MAX_FIELDS)
        .pipe(z.record(fieldName, z.string().max(300)))
        .optional(),
      timeZone: timeZoneName.optional(),
      locale: z.string().max(35).optional(),
      /** Opens and clicks of their e-mails are not tracked from then on; only staff switch it on again. */
      untracked: z.literal(true).optional(),
      /**
       * What is only concluded, from an address for example: it fills what nobody said, and gives way to what somebody
       * says.
       */
      guessed: z.strictObject({ timeZone: timeZoneName.optional(), locale: z.string().max(35).optional() }).optional(),
    })
    .optional(),
  /** False: it tells of the past. It is taken in, also for segments, and nobody enters a workflow by it. */
  startWorkflows: z.boolean().default(true),
});
export type EventInput = z.input<typeof eventInput>;
export type ValidEvent = z.output<typeof eventInput>;
