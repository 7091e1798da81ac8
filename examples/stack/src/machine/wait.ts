import { setTimeout as sleep } from 'node:timers/promises';

/** How a `waitUntil` is bounded; all times in milliseconds. */
export interface WaitOptions {
  timeoutMs: number;
  /** Between two looks; 100 by default. */
  everyMs?: number;
  /** What is waited for, for the message of the error. */
  what: string;
}

/**
 * Looks again and again until `look` answers something other than `undefined`, `null` or `false`, and returns it.
 * An exception of `look` ends the wait at once.
 * @throws Error naming `what` when the time is up.
 */
export async function waitUntil<T>(
  look: () => T | Promise<T>,
  { timeoutMs, everyMs = 100, what }: WaitOptions,
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false) return seen as NonNullable<Exclude<T, false>>;
    if (Date.now() >= deadline) throw new Error(`Waited ${Math.round(timeoutMs / 1000)} s in vain for ${what}.`);
    await sleep(everyMs);
  }
}
