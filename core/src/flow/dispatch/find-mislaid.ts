import type { Ports } from '../../model/abilities/ports.js';
/** Effects that are looked at together. */
const PAGE = 1_000;
/** Set when the look came to its end. */
const DONE = 'mislaid-effects';

/**
 * Looks, once for a database, for effects that an earlier version dropped although their runs had decided on them.
 * They become failed, with the reason, and health counts them. They are not carried out: their moment has passed.
 */
export const findMislaid = async (
  { store, clock }: Ports<'clock', 'effects' | 'runs' | 'watermarks'>,
  isStopping: () => boolean,
): Promise<void> => {
  if (await store.watermarks.get(DONE)) return;
  for (let after = ''; !isStopping();) {
    const dropped = await store.effects.dropped({ after, limit: PAGE });
    const last = dropped.at(-1);
    if (!last) {
      await store.watermarks.advance(DONE, new Date(clock.now()));
      return;
    }
    const seen = await store.runs.naming(dropped.map(({ _id, run, step, seq }) => ({ key: _id, run, step, seq })));
    await store.effects.mislay(dropped.map((e) => e._id).filter((key) => seen.get(key)?.decided === true));
    after = last._id;
  }
};
