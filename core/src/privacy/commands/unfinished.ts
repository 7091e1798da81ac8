import { loggedError } from '../../definition/log-safe.js';
import { carryOutErasure } from '../erase/carry-out.js';
import { carryOutMerge } from '../merge/carry-out.js';
import type { PrivacyPorts } from '../ports.js';

/** Erasures, and merges, that are looked at in one sweep. */
const SOME = 100;

/**
 * Goes on with what a crash left, what waited for something under way, and what is looked at once more. One that throws
 * keeps none of the others. Returns how many are left.
 */
export const continueUnfinished = async (context: PrivacyPorts): Promise<number> => {
  const { store, closing, logger } = context;
  const merges = await store.merges.unfinished(SOME);
  const erasures = await store.erasures.unfinished(SOME);
  if (merges.length + erasures.length === 0) return 0;
  const work = [
    ...merges.map(
      ({ _id }) =>
        () =>
          carryOutMerge(context, _id),
    ),
    ...erasures.map(
      ({ _id }) =>
        () =>
          carryOutErasure(context, _id),
    ),
  ];
  for (const one of work) {
    if (closing.aborted) break;
    await one().catch((error: unknown) =>
      logger.error({ err: loggedError(error) }, 'somebody could not be erased or merged yet; it is tried again'),
    );
  }
  return (await store.merges.unfinished(SOME)).length + (await store.erasures.unfinished(SOME)).length;
};
