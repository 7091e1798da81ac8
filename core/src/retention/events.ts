import type { OldEvent, OldPlace } from '../model/operation/retention.js';
import { finishBite, takeBite } from './bites.js';
import { cutoffOf, receivedCutoff } from './cutoffs.js';
import { withoutNeeded } from './needed.js';
import { sumsOfEvents } from './sums-of.js';
import { placeBehind, type PrunedKind, type PrunePorts } from './kind.js';

/** Names of events that are looked through. */
const MOST_NAMES = 10_000;

/** Events, name by name, so that those that are always kept are never looked at. */
export const createEventPruning = (ports: PrunePorts): PrunedKind => {
  const { store } = ports;
  const remove = ({ ids }: { ids: string[] }) => store.retention.removeEvents(ids);

  let last = 0;
  const removeEvents = async (found: OldEvent[]): Promise<number> => {
    const going = await withoutNeeded(ports, found);
    const ids = going.map((e) => e._id);
    const sums = sumsOfEvents(going);
    if (ids.length === 0) return 0;
    if (sums.length > 0) await takeBite(ports, 'events', { n: ++last, ids, keep: [], sums }, remove);
    else await remove({ ids });
    return ids.length;
  };

  return {
    kind: 'events',
    async begin(settings, now) {
      last = await finishBite(ports, 'events', remove);
      const before = cutoffOf('events', settings, now);
      if (!before) return null;
      const receivedBefore = receivedCutoff(now);
      const names = (await store.events.kinds('name', MOST_NAMES)).filter((n) => !settings.alwaysKeep.includes(n));
      let after: OldPlace | undefined;
      return async (limit) => {
        const [name] = names;
        if (name === undefined) return { removed: 0, more: false };
        const found = await store.retention.oldEvents({ name, before, receivedBefore, after, limit });
        after = placeBehind(found, (e) => e.occurredAt);
        if (found.length < limit) {
          names.shift();
          after = undefined;
        }
        return { removed: await removeEvents(found), more: names.length > 0 };
      };
    },
  };
};
