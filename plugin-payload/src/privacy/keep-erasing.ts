import type { Engine } from '@whenthen/core';
import { loggedError } from '@whenthen/core/definition';
import type { Payload } from 'payload';
import { setTimeout as wait } from 'node:timers/promises';

/** How often it is looked whether somebody is being erased, in milliseconds. */
const EVERY = 30_000;

/**
 * Goes on with erasures that were begun elsewhere, in the store for example: only this process reaches what the CMS keeps,
 * and it may be no worker. Until the engine stops.
 */
export const keepErasing = async (engine: Engine, payload: Payload, stopping: AbortSignal): Promise<void> => {
  while (!stopping.aborted) {
    try {
      await engine.people.continueErasing();
    } catch (error) {
      payload.logger.error({
        err: loggedError(error),
        msg: 'Whenthen: erasures could not be gone on with; it is tried again.',
      });
    }
    await wait(EVERY, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
};
