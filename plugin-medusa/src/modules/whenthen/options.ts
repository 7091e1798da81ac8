import type { EngineOptions, MailTransport, PublishTemplate, PublishWorkflow } from '@whenthen/core';
import { z } from 'zod';
import { metadataKeys, type MetadataKeys } from '../../events/said';
import type { RolesOf } from './may-look';
import { SETTLED_AFTER } from '../../reconcile/settled';

const DAY = 86_400_000;
const published = z.looseObject({ id: z.string().min(1), name: z.string().min(1) });

/** The options that are the plugin's own; everything else goes to the engine. */
export const pluginOptions = z.object({
  workflows: z.array(published.extend({ definition: z.unknown(), activate: z.boolean().default(false) })).default([]),
  templates: z.array(published.extend({ subject: z.string(), html: z.string() })).default([]),
  reconcile: z
    .strictObject({
      everyMs: z.number().int().min(1_000).max(3_600_000).default(60_000),
      overlapMs: z
        .number()
        .int()
        .min(SETTLED_AFTER * 1.5)
        .max(DAY)
        .default(2 * SETTLED_AFTER),
      lookbackMs: z
        .number()
        .int()
        .min(0)
        .max(366 * DAY)
        .default(7 * DAY),
    })
    .prefault({}),
  customerMetadata: z
    .strictObject({
      locale: z.string().min(1).max(100).default(metadataKeys.locale),
      timeZone: z.string().min(1).max(100).default(metadataKeys.timeZone),
    })
    .prefault({}),
  marketingConsent: z
    .strictObject({
      metadataKey: z.string().min(1).max(100).default('marketing_consent'),
      topics: z.array(z.string().min(1).max(40)).min(1).max(20).optional(),
    })
    .prefault({}),
  eraseDeletedCustomers: z.boolean().default(false),
  access: z
    .strictObject({
      roles: z.custom<RolesOf>((value) => typeof value === 'function', 'set it to a function ({ user }) => roles'),
    })
    .partial()
    .default({}),
  storefrontUrl: z
    .url({ protocol: /^https?$/, error: 'set it to the address of the shop, for example https://shop.example.com' })
    .optional(),
});

/** A workflow as it stands in the options. */
export interface WorkflowInCode extends PublishWorkflow {
  /** True: it is activated when it is new, so that it takes people in. Its status is the merchant's after that. */
  activate?: boolean;
}

type EngineMail = NonNullable<EngineOptions['mail']>;
type NamedWay = NonNullable<EngineMail['transports']>[string];
type NamedGroup = Exclude<NamedWay, MailTransport>;

/** Mail where the store's own Notification module, by its name, can stand for a transport. */
interface NotificationMail extends Omit<EngineMail, 'transport' | 'transports'> {
  transport?: EngineMail['transport'] | 'notification';
  transports?: Record<
    string,
    NamedWay | 'notification' | (Omit<NamedGroup, 'transport'> & { transport: 'notification' })
  >;
}

/** Options of the plugin, as they stand in `medusa-config`. */
export interface WhenthenPluginOptions extends Omit<EngineOptions, 'mail'> {
  /** How mail leaves: `{ smtp, from }`, `{ transport, from }`, or `{ transport: 'notification', from }`. */
  mail?: NotificationMail;
  /** Workflows in code: published at each start. */
  workflows?: WorkflowInCode[];
  /** E-mail templates in code: published at each start, before the workflows. */
  templates?: PublishTemplate[];
  /** How the store's tables are read for what the event bus lost; all in milliseconds. */
  reconcile?: { everyMs?: number; overlapMs?: number; lookbackMs?: number };
  /** Under which keys of a customer's metadata their language and zone stand; by default `locale` and `time_zone`. */
  customerMetadata?: Partial<MetadataKeys>;
  /**
   * Where carts, orders and customers say whether somebody agreed to marketing e-mail (`metadata.marketing_consent`), and
   * which topics a plain `true` is about: the first of the shop's unless they are named.
   */
  marketingConsent?: { metadataKey?: string; topics?: string[] };
  /** True: whoever deletes their account in the store is erased here, too. */
  eraseDeletedCustomers?: boolean;
  /** Who may look at how the engine is: those with the role `read`; every user of the admin where it is not set. */
  access?: { roles?: RolesOf | undefined };
  /** The address of the shop, for links to products and back to the cart. */
  storefrontUrl?: string;
}

/** Options after the check: the plugin's own with their defaults, and the engine's as they were given. */
export interface ValidOptions {
  engine: EngineOptions;
  workflows: WorkflowInCode[];
  templates: PublishTemplate[];
  reconcile: { everyMs: number; overlapMs: number; lookbackMs: number };
  customerMetadata: MetadataKeys;
  marketingConsent: { metadataKey: string; topics?: string[] | undefined };
  eraseDeletedCustomers: boolean;
  access: { roles?: RolesOf | undefined };
  storefrontUrl?: string | undefined;
}
