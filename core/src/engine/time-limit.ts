import { UnavailableError } from '../kernel/errors.js';
import type { Stores } from '../model/stores.js';
import { within } from '../kernel/within.js';

type Call = (...given: unknown[]) => unknown;

/** Commands over all people or runs at once take as long as there are many of them. */
const OVER_ALL = new Set(['fieldNames', 'leaveSegment', 'fenceDue']);

const limited = (port: Record<string, Call>, limit: number): Record<string, Call> =>
  Object.fromEntries(
    Object.entries(port).map(([name, call]): [string, Call] => {
      if (OVER_ALL.has(name)) return [name, call];
      const late = () => new UnavailableError(limit);
      return [name, (...given) => within(limit, late, () => call(...given))];
    }),
  );

/**
 * The same store for those who wait for an answer: each call of one of its ports is given up after the limit, in
 * milliseconds, with an `UnavailableError`. The driver gives up later, and what it has under way goes on unheard. Workers
 * keep the store without a limit: nobody waits for them, and what they write in bulk may take long.
 */
export const withTimeLimit = (store: Stores, limit: number): Stores => {
  const ports = Object.fromEntries(
    Object.entries(store).map(([name, part]: [string, unknown]) =>
      typeof part === 'object' && part !== null ? [name, limited(part as Record<string, Call>, limit)] : [name, part],
    ),
  ) as unknown as Stores;
  return { ...ports, ...limited({ recentTime: store.recentTime }, limit) };
};
