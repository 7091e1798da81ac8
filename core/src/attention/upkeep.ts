import type { Ports } from '../model/abilities/ports.js';

/** Effects that are looked at together. */
const PAGE = 5_000;
/** Set when the look came to its end. */
const DONE = 'attention-marked';

/** Looks, once for a database, for what an earlier version left failed or held, so that it stands in the list. */
export const markOldFailures = async (
  { store, clock }: Ports<'clock', 'attention' | 'watermarks'>,
  isStopping: () => boolean,
): Promise<void> => {
  if (await store.watermarks.get(DONE)) return;
  for (let after: string | null = ''; !isStopping();) {
    after = await store.attention.markOld(after, PAGE);
    if (after !== null) continue;
    await store.watermarks.advance(DONE, new Date(clock.now()));
    return;
  }
};
