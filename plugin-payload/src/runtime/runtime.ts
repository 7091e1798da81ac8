import type { Engine } from '@whenthen/core';
import type { Payload } from 'payload';
import type { Access } from '../access/access.js';
import type { ValidOptions } from './options.js';

/** What the plugin's hooks, endpoints and views share. One per config. */
export interface Runtime {
  options: ValidOptions;
  access: Access;
  slugs: Record<'workflows' | 'templates' | 'sequences' | 'segments' | 'forms' | 'submissions', string>;
  /**
   * The engine of this process, connected on first use.
   * @throws what `createEngine` throws, for example when MongoDB cannot be reached.
   */
  engine(): Promise<Engine>;
  /** Does something with the engine that nobody waits for; awaited before the engine stops. */
  besides(work: (engine: Engine, stopping: AbortSignal) => Promise<void>): void;
  /** Why there is no engine, where the last attempt failed. */
  lastFailure(): string | null;
}

const KEY = 'whenthen';

/** Puts the runtime where server components and other plugins find it: `config.custom` never reaches the browser. */
export const withRuntime = (
  custom: Record<string, unknown> | undefined,
  runtime: Runtime,
): Record<string, unknown> => ({
  ...custom,
  [KEY]: runtime,
});

/**
 * The runtime of a running CMS.
 * @throws Error when the plugin is not part of the config, or is switched off.
 */
export const runtimeOf = (payload: Payload): Runtime => {
  const runtime = payload.config.custom?.[KEY] as Runtime | undefined;
  if (!runtime) throw new Error('whenThenPlugin is not in `plugins` of the Payload config, or `enabled` is false.');
  return runtime;
};
