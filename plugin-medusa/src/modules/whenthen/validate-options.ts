import type { EngineOptions, PublishTemplate, PublishWorkflow } from '@whenthen/core';
import type { z } from 'zod';
import { loadCore } from './load-core';
import { pluginOptions, type ValidOptions } from './options';

const issuesOf = (error: z.ZodError | undefined) =>
  (error?.issues ?? []).map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'number' ? part : String(part))),
    message,
  }));

const WHERE_MONGO = 'set it to where MongoDB is, for example { uri: process.env.MONGODB_URI }';

/**
 * Checks the plugin's options, without connecting to anything. Medusa adds its own `database` key, which is dropped.
 * @throws InvalidOptionsError naming every option that does not fit and what to set.
 */
export const validateOptions = async (given: Record<string, unknown> | undefined): Promise<ValidOptions> => {
  const { engineOptions, InvalidOptionsError } = await loadCore();
  const {
    database: _injected,
    workflows,
    templates,
    reconcile,
    eraseDeletedCustomers,
    storefrontUrl,
    ...rest
  } = given ?? {};
  const engine = { worker: true, ...rest };
  const own = pluginOptions.safeParse({ workflows, templates, reconcile, eraseDeletedCustomers, storefrontUrl });
  const issues = [...issuesOf(engineOptions.safeParse(engine).error), ...issuesOf(own.error)].map((issue) =>
    issue.path.join() === 'mongo' && !('mongo' in engine) ? { ...issue, message: WHERE_MONGO } : issue,
  );
  if (!own.success || issues.length > 0) throw new InvalidOptionsError(issues);
  return {
    engine: engine as unknown as EngineOptions,
    reconcile: own.data.reconcile,
    eraseDeletedCustomers: own.data.eraseDeletedCustomers,
    storefrontUrl: own.data.storefrontUrl,
    // The engine checks these whole when they are published; here only their names had to be there.
    workflows: own.data.workflows as unknown as PublishWorkflow[],
    templates: own.data.templates as unknown as PublishTemplate[],
  };
};
