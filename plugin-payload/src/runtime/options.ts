import type { EngineOptions, MailTransport } from '@whenthen/core';
import type { CollectionConfig } from 'payload';
import { z } from 'zod';
import type { RolesOf } from '../access/access.js';
import type { AccessRule } from '../access/rules.js';
import { loadCore } from './core.js';

const rule = z.custom<AccessRule>((value) => typeof value === 'function', 'set it to a function ({ req }) => boolean');
const rolesOf = z.custom<RolesOf>((value) => typeof value === 'function', 'set it to a function ({ req }) => roles');
/** Both at once would leave open which of them counts. */
const access = z
  .strictObject({ read: rule, write: rule, operate: rule, roles: rolesOf })
  .partial()
  .refine(({ roles, read, write, operate }) => !roles || !(read ?? write ?? operate), {
    error: 'set either roles, or read, write and operate',
    path: ['roles'],
  });
const override = z.custom<(collection: CollectionConfig) => CollectionConfig>(
  (value) => typeof value === 'function',
  'set it to a function (collection) => collection',
);
const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'set it to lower-case letters, digits and "-", for example "marketing-workflows"');

const hostOptions = z.strictObject({
  /** False leaves collections and fields in place (the database schema stays), and takes away everything that runs. */
  enabled: z.boolean().default(true),
  /** Who may do what: `roles`, or `read`, `write` and `operate`. The default: every user of the admin's own auth collection. */
  access: access.default({}),
  /**
   * Needed by the second CMS on one database of workflows: begins the ids of its documents, `shop-b-…`, which a SQL
   * database would count otherwise. Set it before the first document is made.
   */
  namespace: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/, 'set it to lower-case letters, digits and "-", for example "shop-b"')
    .optional(),
  /** The collections' slugs. */
  collections: z
    .strictObject({
      workflows: slug.default('workflows'),
      templates: slug.default('email-templates'),
      sequences: slug.default('sequences'),
      segments: slug.default('segments'),
      /** The form builder's, where the CMS has it. */
      forms: slug.default('forms'),
      submissions: slug.default('form-submissions'),
    })
    .prefault({}),
  /** Changes a collection before Payload sees it. */
  overrides: z
    .strictObject({ workflows: override, templates: override, sequences: override, segments: override })
    .partial()
    .default({}),
});

type EngineMail = NonNullable<EngineOptions['mail']>;
type NamedWay = NonNullable<EngineMail['transports']>[string];
type NamedGroup = Exclude<NamedWay, MailTransport>;

/** Mail where the CMS' own e-mail adapter, by its name, can stand for a transport. */
type PayloadMail = Omit<EngineMail, 'transport' | 'transports'> & {
  transport?: EngineMail['transport'] | 'payload';
  transports?: Record<string, NamedWay | 'payload' | (Omit<NamedGroup, 'transport'> & { transport: 'payload' })>;
};

/** Options of {@link whenThenPlugin}: those of the engine, and how it sits in this CMS. */
export type WhenThenPluginOptions = Omit<EngineOptions, 'mail'> &
  z.input<typeof hostOptions> & {
    /** How mail leaves: `{ smtp, from }`, `{ transport, from }`, or `{ transport: 'payload', from }`. */
    mail?: PayloadMail;
  };

/** Options after validation, defaults filled in. */
export interface ValidOptions {
  host: z.output<typeof hostOptions>;
  engine: z.output<(typeof import('@whenthen/core'))['engineOptions']>;
}

const HOST_KEYS = Object.keys(hostOptions.shape);

const MISSING = /received undefined$/;

const formatIssue = ({ path, message, code, ...rest }: z.core.$ZodIssue): string => {
  const where = path.length > 0 ? path.join('.') : 'options';
  if (path[0] === 'mongo' && MISSING.test(message))
    return `${where}: is missing. Set mongo to { uri: process.env.MONGODB_URI }, for example mongodb://127.0.0.1:27017/whenthen.`;
  if (MISSING.test(message)) return `${where}: is missing. Set it, or leave its group out.`;
  if (code === 'unrecognized_keys' && 'keys' in rest)
    return `${where}: there is no option ${rest.keys.map((k) => `"${k}"`).join(', ')}. Remove it, or correct its name.`;
  return `${where}: ${message}`;
};

/** What stands for what the environment does not say while Next builds: nothing is connected then. */
const STAND_INS = new Map<string, unknown>([
  ['mongo', { uri: 'mongodb://not-set.invalid' }],
  ['mongo.uri', 'mongodb://not-set.invalid'],
  ['mail.smtp', 'smtp://not-set.invalid'],
  ['mail.from', 'nobody@not-set.invalid'],
]);

const isBuilding = (): boolean => process.env['NEXT_PHASE'] === 'phase-production-build';

/** The options with stand-ins for what is missing; `undefined` where something else is wrong as well. */
const withStandIns = (options: Record<string, unknown>, issues: z.core.$ZodIssue[]) => {
  const filled = { ...options };
  for (const { path } of issues) {
    const value = STAND_INS.get(path.join('.'));
    const [group = '', name] = path.map(String);
    const said = name === undefined ? options[group] : (options[group] as Record<string, unknown>)[name];
    if (value === undefined || said !== undefined) return undefined;
    if (name === undefined) filled[group] = value;
    else filled[group] = { ...(filled[group] as object), [name]: value };
  }
  return filled;
};

/**
 * Checks the plugin's options when the CMS boots. While Next builds, what the environment would say may be missing.
 * @throws Error that lists every offending option by its path, and what to set.
 */
export const parseOptions = async (options: WhenThenPluginOptions): Promise<ValidOptions> => {
  const { engineOptions } = await loadCore();
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  const isHost = ([key]: [string, unknown]) => HOST_KEYS.includes(key);
  const host = hostOptions.safeParse(Object.fromEntries(entries.filter(isHost)));
  const given = Object.fromEntries(entries.filter((entry) => !isHost(entry)));
  let engine = engineOptions.safeParse(given);
  const filled = isBuilding() && !engine.success ? withStandIns(given, engine.error.issues) : undefined;
  if (filled) engine = engineOptions.safeParse(filled);
  const issues = [...(host.error?.issues ?? []), ...(engine.error?.issues ?? [])];
  if (!host.success || !engine.success)
    throw new Error(`whenThenPlugin was given wrong options.\n${issues.map((i) => `  ${formatIssue(i)}`).join('\n')}`);
  return { host: host.data, engine: engine.data };
};
