import type { Engine, EngineOptions } from '@whenthen/core';

/** What the store, the CMS and a worker are told about the one engine they share. */
export interface EngineSettings {
  /** Without the name of a database. */
  mongoUri: string;
  mongoDatabase: string;
  /** For example `smtp://127.0.0.1:1025`. */
  smtpUrl: string;
  /** How many times faster than the clock durations pass; 1 by default. */
  timeScale?: number;
}

/** The settings as the environment of the example store, the example CMS and the worker. */
export function engineEnvironment(settings: EngineSettings): Record<string, string> {
  return {
    MONGODB_URI: settings.mongoUri,
    MONGODB_DB: settings.mongoDatabase,
    SMTP_URL: settings.smtpUrl,
    WHENTHEN_TIME_SCALE: String(settings.timeScale ?? 1),
  };
}

/**
 * An engine in this process that works nothing: it hands over, publishes and reads. `stop()` it.
 * core is loaded at the call, because a fresh clone has yet to build it.
 */
export async function openEngine(settings: EngineSettings, more: Partial<EngineOptions> = {}): Promise<Engine> {
  const { createEngine } = await import('@whenthen/core');
  return createEngine({
    mongo: { uri: settings.mongoUri, database: settings.mongoDatabase },
    timeScale: settings.timeScale ?? 1,
    ...more,
  });
}

/**
 * Makes the engine's collections and indexes, once, before the store and the CMS start side by side: two connections
 * that make the same collection at the same time bring the last-resort MongoDB down.
 */
export async function prepareEngine(settings: EngineSettings): Promise<void> {
  await (await openEngine(settings)).stop();
}
