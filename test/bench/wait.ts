import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is yes. @throws Error when it does not become so in time. */
export const waitFor = async (
  yes: () => Promise<boolean>,
  { everyMs, timeoutMs, what }: { everyMs: number; timeoutMs: number; what: string },
): Promise<void> => {
  const limit = performance.now() + timeoutMs;
  while (!(await yes())) {
    if (performance.now() > limit) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.`);
    await sleep(everyMs);
  }
};
