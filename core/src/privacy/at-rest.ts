import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { leaseOfPart, partOf } from '../model/event.js';
import type { Ports } from '../model/abilities/ports.js';

/** How often, and how far apart in milliseconds, a part is asked for. */
const TRIES = 40;
const PAUSE = 50;
/** How long it is held, in milliseconds: no longer than until it is given back. */
const HELD = 1_000;

/**
 * Waits until no events of these people are being processed that were read before this was called: whoever reads them
 * later sees what was written before. Gives up after two seconds: what was written meanwhile by somebody who had read
 * earlier is found by the later look.
 */
export const untilAtRest = async ({ store }: Ports<never, 'workLeases'>, emails: string[]): Promise<void> => {
  // A name of its own: the worker of this process may be at them, too.
  const owner = `at-rest:${randomUUID()}`;
  for (const part of new Set(emails.map(partOf))) {
    const name = leaseOfPart(part);
    for (let tries = 0; tries < TRIES; tries++) {
      if (await store.workLeases.claim({ name, owner, ms: HELD })) {
        while ((await store.workLeases.release(name, owner)) === 'wanted');
        break;
      }
      await wait(PAUSE, undefined, { ref: false });
    }
  }
};
