import { z } from 'zod';
import type { Action } from '../extensions/define-action.js';
import type { CustomCondition } from '../extensions/define-condition.js';
import { parseAddress } from '../mail/address.js';
import type { MailTransport } from '../mail/mail-port.js';
import { languageTag } from '../kernel/language-tag.js';
import { timeZoneName } from '../kernel/time/time-zone.js';
import { feedbackSettings } from '../feedback/reading/settings.js';
import { personalData } from '../privacy/host.js';
import { formId, formSettings } from '../forms/form.js';
import type { CustomTrigger } from '../extensions/define-trigger.js';
import { consentPolicies, retentionOptions, transportName } from '../definition/shop-settings/index.js';
import { vocabulary } from '../definition/vocabulary.js';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

const currencyCode = z
  .string()
  .toUpperCase()
  .refine((code) => CURRENCIES.has(code), 'is not a currency code (ISO 4217): write for example EUR');

const secret = z
  .string()
  .min(32, 'set it to at least 32 characters nobody can guess, for example what `openssl rand -hex 32` prints');

// eslint-disable-next-line no-control-regex -- control characters are what it refuses; line breaks it takes
const CONTROL = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/;

const isAddress = (text: string): boolean => {
  try {
    return !/[<>\s]/.test(text) && parseAddress(text).name === undefined;
  } catch {
    return false;
  }
};

const isBaseUrl = (text: string): boolean => {
  try {
    const { username, password } = new URL(text);
    return !/[?#]/.test(text) && `${username}${password}` === '';
  } catch {
    return false;
  }
};

const smtpAddress = z
  .string()
  .regex(/^smtps?:\/\//, 'set it to an SMTP address, for example smtp://127.0.0.1:1025')
  .optional();

const isTransport = (t: unknown): boolean =>
  typeof t === 'object' && t !== null && 'send' in t && typeof t.send === 'function';
const mailTransport = z.custom<MailTransport>(isTransport, 'make it with defineTransport or sesTransport');

const providerLimits = {
  /** How many mails the provider takes a second, over all processes; may be a fraction. No limit by default. */
  perSecond: z.number().positive().max(10_000).optional(),
  /** How many mails the provider takes a day, midnight to midnight UTC. A tenth is left to transactional mail. */
  perDay: z.number().int().min(1).max(1_000_000_000).optional(),
};

const ONE_WAY = {
  path: ['smtp'],
  message: 'set either smtp, to an address such as smtp://127.0.0.1:1025, or transport',
};
const hasOneWay = ({ smtp, transport }: { smtp?: string | undefined; transport?: MailTransport | undefined }) =>
  (smtp === undefined) !== (transport === undefined);

/** A way out that senders can name: a transport, or how to reach it and what its provider allows. */
const namedTransport = z.union([
  mailTransport.transform((transport) => ({ transport, smtp: undefined, perSecond: undefined, perDay: undefined })),
  z
    .strictObject({ smtp: smtpAddress, transport: mailTransport.optional(), ...providerLimits })
    .refine(hasOneWay, ONE_WAY),
]);

/** What marketing mail needs so that everybody can unsubscribe. All processes of one engine get the same. */
const unsubscribeOptions = {
  /** Signs the links to unsubscribe and to confirm consent. The processes that send and those that serve the page need the same. */
  secret: secret.optional(),
  /** Secrets from before: links that they signed still work. */
  oldSecrets: z.array(secret).max(10).default([]),
  /** Behind what `/whenthen/unsubscribe/…`, `preferences`, `confirm` and `mail` are reached: a store's address, or a CMS' address with `/api`. */
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'set it to a public address, for example https://shop.example.com' })
    .refine((text) => !/\s/.test(text), 'leave out spaces and line breaks')
    .refine(isBaseUrl, 'leave out what stands behind "?" or "#", and any password')
    .optional(),
  /** Where the sender can be reached by post, as the law of many countries wants it in each marketing e-mail. */
  postalAddress: z
    .string()
    .max(500)
    .refine((text) => !CONTROL.test(text), 'must not hold control characters other than line breaks')
    .default(''),
  /** A mailbox that is read for requests to unsubscribe, beside the link. */
  unsubscribeMailbox: z.string().refine(isAddress, 'set it to an address like unsubscribe@example.com').optional(),
  /** Marketing mail of a process without `secret` and `publicUrl`: tried again for hours and then failed, or sent. */
  withoutUnsubscribeLink: z.enum(['refuse', 'send']).default('refuse'),
};

/** Options of `createEngine`, checked at start. */
export const engineOptions = z.strictObject({
  /** Where MongoDB is. The database is the one named in the address, or `database`. */
  mongo: z.strictObject({
    uri: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'set it to a MongoDB address, for example mongodb://127.0.0.1:27017/whenthen'),
    database: z.string().min(1).optional(),
    /** Before each collection's name, so that several engines or a host can share a database. */
    prefix: z
      .string()
      .regex(/^[a-z0-9_]*$/i)
      .default('whenthen_'),
    /** How long a call waits for an answer of MongoDB before it rejects, in milliseconds. Workers wait longer. */
    timeoutMs: z.number().int().min(100).max(600_000).default(10_000),
  }),
  /** True: this process advances runs and sends mail. False: it hands over, publishes and reads. */
  worker: z.boolean().default(false),
  /** How mail leaves. Needed by a worker whose workflows send e-mail; without it such effects wait visibly. */
  mail: z
    .strictObject({
      /** For example smtp://user:password@host:587 or smtps://… Either this or `transport`. */
      smtp: smtpAddress,
      /** Another way out than SMTP: `sesTransport(…)`, or one of your own made with `defineTransport`. */
      transport: mailTransport.optional(),
      /** For example `Shop <hello@example.com>`. */
      from: z.string().min(3),
      replyTo: z.string().optional(),
      ...providerLimits,
      /**
       * Further ways out by names, for the senders that a merchant sets up: a transport, or
       * `{ smtp | transport, perSecond, perDay }`. Each has a lane of its own. All processes that send get the same.
       */
      transports: z.record(transportName, namedTransport).default({}),
    })
    .refine(hasOneWay, ONE_WAY)
    .optional(),
  /** Actions of your own, made with `defineAction`. */
  actions: z
    .array(z.custom<Action>((a) => typeof a === 'object' && a !== null && 'type' in a, 'make each with defineAction'))
    .default([]),
  /** Conditions of your own, made with `defineCondition`. */
  conditions: z
    .array(
      z.custom<CustomCondition>(
        (c) => typeof c === 'object' && c !== null && 'evaluate' in c,
        'make each with defineCondition',
      ),
    )
    .default([]),
  /** Triggers of your own, made with `defineTrigger`. */
  triggers: z
    .array(
      z.custom<CustomTrigger>(
        (t) => typeof t === 'object' && t !== null && 'event' in t,
        'make each with defineTrigger',
      ),
    )
    .default([]),
  /** What people read in place of names of events, fields and properties: `{ events: { 'quiz.done': 'Finished the quiz' } }`. */
  vocabulary: vocabulary.prefault({}),
  /** What your actions and conditions are given as `services`: the host's container, for example. */
  services: z.unknown().optional(),
  ...unsubscribeOptions,
  /**
   * Who gets marketing mail about topics they were never asked about: all who have not said no, those who bought
   * something, or nobody. Holds until somebody has chosen in the admin.
   */
  consent: z.enum(consentPolicies, { error: `use one of: ${consentPolicies.join(', ')}` }).default('not_opted_out'),
  /** Whether opens and clicks of e-mails become events; needs `secret` and `publicUrl`. False tracks nothing. */
  tracking: z
    .union([
      z.boolean().transform((both) => ({ opens: both, clicks: both })),
      z.strictObject({ opens: z.boolean().default(true), clicks: z.boolean().default(true) }),
    ])
    .default({ opens: true, clicks: true }),
  /** Forms of websites that post to `/whenthen/forms/<id>`, by their ids. */
  forms: z.record(formId, formSettings).default({}),
  /** What is measured is told at `/whenthen/metrics` to whoever brings the token, as `authorization: Bearer …`. */
  metrics: z
    .strictObject({
      /** At least 16 characters. Without it, only code in this process reads them: `engine.metrics.text()`. */
      token: z.string().min(16, 'set it to at least 16 characters nobody can guess').optional(),
    })
    .optional(),
  /** What mail providers tell at `/whenthen/feedback/<provider>`: bounces, complaints, deliveries. */
  feedback: feedbackSettings.prefault({}),
  webhooks: z
    .strictObject({
      /** True: webhooks may also go to this machine and its network. For development, and receivers of your own. */
      allowPrivateAddresses: z.boolean().default(false),
    })
    .prefault({}),
  /** Where else this process keeps data of people, and how it is erased and exported there. */
  personalData,
  /** A message whose acceptance a crash left unknown is held for a person, or sent again. */
  onUncertain: z.enum(['hold', 'resend']).default('hold'),
  /** For how long what is kept, until the merchant sets it; see docs/retention.md. */
  retention: retentionOptions.optional(),
  /** The store's zone, an IANA name; a person's own zone goes first. */
  timeZone: timeZoneName.default('UTC'),
  /** The language of dates and numbers in mails, a BCP 47 tag. */
  locale: languageTag.default('en-US'),
  /** What prices are in that name no currency of their own, an ISO 4217 code. */
  currency: currencyCode.default('USD'),
  /** Durations shrink by this factor: 600 makes an hour six seconds. For demonstrations and tests only. */
  timeScale: z.number().min(1).default(1),
  /** Wake partitions: more let more processes share one second's work. Fixed once people wait. */
  partitions: z.number().int().min(1).max(64).default(4),
  /** How many people are advanced in one go. */
  batchSize: z.number().int().min(1).max(5000).default(1000),
  /** How many effects of a lane (mails, calls to one host, one action) are under way at once in this process. */
  concurrency: z.number().int().min(1).max(500).default(20),
  /** How long a claim holds that is not renewed, before somebody else may take the work over, in milliseconds. */
  leaseMs: z.number().int().min(1000).max(600_000).default(30_000),
  /** How often overdue work is looked for, in milliseconds. */
  sweepMs: z.number().int().min(500).max(60_000).default(5_000),
  /**
   * Where no worker was there for so long and something is due, sending is held until somebody decides, in milliseconds;
   * 0: never. A restored dump is known without it.
   */
  holdAfterMs: z.number().int().min(0).max(31_536_000_000).default(43_200_000),
  /** How long `stop()` waits for work under way, in milliseconds. */
  graceMs: z.number().int().min(0).max(120_000).default(10_000),
});
export type EngineOptions = z.input<typeof engineOptions>;
export type ValidEngineOptions = z.output<typeof engineOptions>;
