import type { EngineOptions, MailTransport } from '@whenthen/core';
import type { Config, Plugin } from 'payload';
import { accessOf } from './access/access.js';
import { withAdmin } from './admin.js';
import { segmentsCollection } from './collections/segments/index.js';
import { sequencesCollection } from './collections/sequences/index.js';
import { templatesCollection } from './collections/templates/index.js';
import { workflowsCollection } from './collections/workflows/index.js';
import { endpoints } from './endpoints/index.js';
import { onInit } from './engine/on-init.js';
import { besides, engineFailure, heldEngine } from './engine/holder.js';
import { withAsked } from './forms/with-asked.js';
import { withConsent } from './forms/with-consent.js';
import { withLimits } from './forms/with-limits.js';
import { withSubmissions } from './forms/with-submissions.js';
import { payloadTransport } from './mail/payload-transport.js';
import { submissionsOf } from './privacy/submissions.js';
import { parseOptions, type ValidOptions, type WhenThenPluginOptions } from './runtime/options.js';
import { withRuntime, type Runtime } from './runtime/runtime.js';
import type { HostServices } from './runtime/services.js';

/** What is wrong was said: Next reads the configuration for each of its bundles, and again for each request. */
const told = new Set<string>();

type Named = NonNullable<NonNullable<WhenThenPluginOptions['mail']>['transports']>[string];
type NamedWay = NonNullable<NonNullable<EngineOptions['mail']>['transports']>[string];

/** A named way out, with the CMS' own in place of its name: bare, or in a group beside its limits. */
const namedWay = (way: Named, own: MailTransport): NamedWay => {
  if (way === 'payload') return own;
  return typeof way === 'object' && 'transport' in way && way.transport === 'payload'
    ? { ...way, transport: own }
    : way;
};

/** The options, with the CMS' own way out for mail in place of its name. */
const withTransport = async (
  { mail, ...given }: WhenThenPluginOptions,
  services: HostServices,
): Promise<EngineOptions> => {
  // What is no group of options is refused by the check.
  if (typeof mail !== 'object') return { ...given, mail };
  const { transport, transports, ...rest } = mail;
  const own = await payloadTransport(() => services.payload);
  const named = Object.entries(transports ?? {}).map(([name, way]) => [name, namedWay(way, own)] as const);
  return {
    ...given,
    mail: {
      ...rest,
      ...(transport === undefined ? {} : { transport: transport === 'payload' ? own : transport }),
      ...(named.length > 0 ? { transports: Object.fromEntries(named) } : {}),
    },
  };
};

const readOptions = (given: EngineOptions): Promise<ValidOptions> =>
  parseOptions(given).catch((error: unknown) => {
    const { message } = error as Error;
    if (told.has(message)) throw new Error('whenThenPlugin was given wrong options, as the log says above.');
    told.add(message);
    throw error;
  });

/**
 * Adds Whenthen to a Payload CMS: the collections *Workflows*, *Sequences*, *Segments* and *Email templates*, the
 * canvas, the tab *Runs*, the views *People*, *Messages* and *Events*, and the endpoints under `/api/whenthen`. Put it after plugins
 * whose collections it may refer to (form builder, ecommerce), and before those that go over all collections (multi-tenant, import-export, search).
 * @throws Error naming the path of every wrong option, when the config is built.
 */
export const whenThenPlugin =
  (given: WhenThenPluginOptions): Plugin =>
  async (config: Config): Promise<Config> => {
    const services: HostServices = {};
    const options = await readOptions(await withTransport(given, services));
    const { host } = options;
    const hasForms = (config.collections ?? []).some(({ slug }) => slug === host.collections.submissions);
    const engine = {
      ...options.engine,
      services: options.engine.services ?? services,
      // Switched off, it is nobody who could be asked.
      personalData: [
        ...(options.engine.personalData ?? []),
        ...(host.enabled && hasForms ? [submissionsOf(services, host.collections.submissions)] : []),
      ],
    };
    const runtime: Runtime = {
      options,
      access: accessOf(host.access),
      slugs: host.collections,
      engine: () => heldEngine(engine),
      besides: (work) => besides(engine, work),
      lastFailure: engineFailure,
    };
    const collections = [
      ...(config.collections ?? []).map((collection) => {
        if (collection.slug === runtime.slugs.submissions) {
          const asking = withAsked(collection, runtime.slugs.forms);
          return host.enabled ? withSubmissions(withLimits(asking), runtime) : asking;
        }
        return hasForms && collection.slug === runtime.slugs.forms
          ? withConsent(collection, runtime.access)
          : collection;
      }),
      workflowsCollection(runtime),
      sequencesCollection(runtime),
      segmentsCollection(runtime),
      templatesCollection(runtime),
    ];
    // Switched off, the collections stay: taking them away would make the next migration drop their tables.
    if (!host.enabled) return { ...config, collections };
    return {
      ...config,
      collections,
      admin: withAdmin(config.admin),
      custom: withRuntime(config.custom, runtime),
      endpoints: [...(config.endpoints ?? []), ...endpoints(runtime)],
      onInit: async (payload) => {
        services.payload = payload;
        await config.onInit?.(payload);
        onInit(payload, runtime);
      },
    };
  };
