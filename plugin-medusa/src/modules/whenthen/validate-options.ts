import type { EngineOptions, PublishTemplate, PublishWorkflow } from '@whenthen/core';
import type { z } from 'zod';
import { container } from '@medusajs/framework';
import { notificationTransport } from '../../mail/notification-transport';
import { loadCore } from './load-core';
import { pluginOptions, type ValidOptions } from './options';

const issuesOf = (error: z.ZodError | undefined) =>
  (error?.issues ?? []).map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'number' ? part : String(part))),
    message,
  }));

const WHERE_MONGO = 'set it to where MongoDB is, for example { uri: process.env.MONGODB_URI }';

/** The engine's options, with the store's own way out for mail in place of its name. */
const withTransport = async (engine: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const mail = engine['mail'] as { transport?: unknown; transports?: unknown } | null | undefined;
  if (typeof mail !== 'object' || mail === null) return engine;
  const own = notificationTransport(await loadCore(), container);
  const named = (way: unknown): unknown => (way === 'notification' ? own : way);
  /** Bare, or in a group beside its limits. */
  const namedWay = (way: unknown): unknown =>
    typeof way === 'object' && way !== null && 'transport' in way
      ? { ...way, transport: named(way.transport) }
      : named(way);
  const { transport, transports } = mail;
  const isGroup = typeof transports === 'object' && transports !== null;
  return {
    ...engine,
    mail: {
      ...mail,
      ...(transport === undefined ? {} : { transport: named(transport) }),
      ...(isGroup
        ? { transports: Object.fromEntries(Object.entries(transports).map(([name, way]) => [name, namedWay(way)])) }
        : {}),
    },
  };
};

/**
 * Checks the plugin's options, without connecting to anything. Medusa adds its own `database` key, which is dropped.
 * @throws InvalidOptionsError naming every option that does not fit and what to set.
 */
export const validateOptions = async (given: Record<string, unknown> | undefined): Promise<ValidOptions> => {
  const { engineOptions, InvalidOptionsError } = await loadCore();
  const { database: _injected, ...all } = given ?? {};
  const {
    workflows,
    templates,
    reconcile,
    customerMetadata,
    marketingConsent,
    eraseDeletedCustomers,
    access,
    storefrontUrl,
    ...rest
  } = all;
  const engine = await withTransport({ worker: true, ...rest });
  const own = pluginOptions.safeParse({
    workflows,
    templates,
    reconcile,
    customerMetadata,
    marketingConsent,
    eraseDeletedCustomers,
    access,
    storefrontUrl,
  });
  const issues = [...issuesOf(engineOptions.safeParse(engine).error), ...issuesOf(own.error)].map((issue) =>
    issue.path.join() === 'mongo' && !('mongo' in engine) ? { ...issue, message: WHERE_MONGO } : issue,
  );
  if (!own.success || issues.length > 0) throw new InvalidOptionsError(issues);
  return {
    engine: engine as unknown as EngineOptions,
    reconcile: own.data.reconcile,
    customerMetadata: own.data.customerMetadata,
    marketingConsent: own.data.marketingConsent,
    eraseDeletedCustomers: own.data.eraseDeletedCustomers,
    access: own.data.access,
    storefrontUrl: own.data.storefrontUrl,
    // The engine checks these whole when they are published; here only their names had to be there.
    workflows: own.data.workflows as unknown as PublishWorkflow[],
    templates: own.data.templates as unknown as PublishTemplate[],
  };
};
