import type { Engine, EngineOptions } from '@whenthen/core';
import { loadCore } from '../runtime/core.js';
import { isEngineError } from '../runtime/failure.js';
import { stopOnExit } from './stop-on-exit.js';

/** The engine that this process holds, the options that it was made with, and what goes on with it by itself. */
interface Held {
  fingerprint: string;
  engine: Promise<Engine>;
  failure: string | null;
  failedAt: number;
  stopping: AbortController;
  underWay: Set<Promise<void>>;
}

// A hot reload evaluates this module again; the engine and its connections live on under this key.
const KEY = Symbol.for('whenthen.payload.engine');
const slot = globalThis as { [KEY]?: Held | undefined };

/** After a failed start, how long callers get the same answer before it is tried again, in milliseconds. */
const RETRY_AFTER = 3_000;

const start = async (options: EngineOptions): Promise<Engine> => {
  const { createEngine } = await loadCore();
  const engine = await createEngine(options);
  if (options.worker)
    await engine.start().catch(async (error: unknown) => {
      // An older version than the data: it still takes in and shows, and health says why it does not work.
      if (isEngineError(error) && error.code === 'outdated') return;
      await engine.stop();
      throw error;
    });
  return engine;
};

const hold = (options: EngineOptions, fingerprint: string): Held => {
  const held: Held = {
    fingerprint,
    engine: start(options),
    failure: null,
    failedAt: 0,
    stopping: new AbortController(),
    underWay: new Set(),
  };
  held.engine.catch((error: unknown) => {
    held.failure = error instanceof Error ? error.message : String(error);
    held.failedAt = Date.now();
  });
  stopOnExit(stopEngine);
  return held;
};

const usable = (held: Held, fingerprint: string): boolean =>
  held.fingerprint === fingerprint && (held.failure === null || Date.now() - held.failedAt < RETRY_AFTER);

const heldNow = (options: EngineOptions): Held => {
  // What the host lends to actions may hold itself, and is no option of the engine's.
  const { services: _, ...rest } = options;
  const fingerprint = JSON.stringify(rest);
  const held = slot[KEY];
  if (held && usable(held, fingerprint)) return held;
  const next = hold(options, fingerprint);
  slot[KEY] = next;
  if (held) void stopHeld(held).catch(() => undefined);
  return next;
};

/**
 * The engine of this process: made on first use, kept across hot reloads, replaced when its options changed.
 * @throws what `createEngine` throws; the next call after a few seconds tries again.
 */
export const heldEngine = (options: EngineOptions): Promise<Engine> => heldNow(options).engine;

/** Why there is no engine, or `null` while all is well or nobody has asked for one yet. */
export const engineFailure = (): string | null => slot[KEY]?.failure ?? null;

/**
 * Does something with the engine that nobody waits for. Before the engine stops, the signal is aborted, and what is under
 * way awaited. `work` never throws.
 */
export const besides = (
  options: EngineOptions,
  work: (engine: Engine, stopping: AbortSignal) => Promise<void>,
): void => {
  const held = heldNow(options);
  const done = held.engine
    .then((engine) => (held.stopping.signal.aborted ? undefined : work(engine, held.stopping.signal)))
    .catch(() => undefined);
  held.underWay.add(done);
  void done.then(() => held.underWay.delete(done));
};

const stopHeld = async ({ engine, stopping, underWay }: Held): Promise<void> => {
  stopping.abort();
  const running = await engine.catch(() => null);
  await Promise.all(underWay);
  await running?.stop();
};

/**
 * Stops the engine of this process and closes its connections. A CMS does this by itself when it ends; scripts and
 * tests that call the Local API call it last, or the process stays open.
 */
export const stopEngine = async (): Promise<void> => {
  const held = slot[KEY];
  slot[KEY] = undefined;
  if (held) await stopHeld(held);
};
