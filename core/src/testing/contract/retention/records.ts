import type { OldQuery } from '../../../model/operation/retention.js';
import type { Stores } from '../../../model/stores.js';
import { settled } from '../effects/records.js';
import { open } from '../effects/records.js';
import { at } from '../kit/moment.js';

/** A look at all that is older than the tenth second. */
export const query = (more: Partial<OldQuery> = {}): OldQuery => ({ before: at(10), limit: 10, ...more });

/** Effects of a run that are done. */
export const done = (effects: Stores['effects'], run: string, ids: string[], createdAt = at(1)): Promise<void> =>
  settled(
    effects,
    'done',
    ids.map((id) => open(id, { run, createdAt, step: `step of ${id}` })),
  );
