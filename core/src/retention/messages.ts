import type { OldPlace } from '../model/operation/retention.js';
import { finishBite, takeBite } from './bites.js';
import { cutoffOf } from './cutoffs.js';
import { sumsOfMessages } from './sums-of.js';
import { placeBehind, type PrunedKind, type PrunePorts } from './kind.js';

/** Messages of which it is known what became of them. */
export const createMessagePruning = (ports: PrunePorts): PrunedKind => {
  const { retention } = ports.store;
  const remove = ({ ids }: { ids: string[] }) => retention.removeMessages(ids);
  return {
    kind: 'messages',
    async begin(settings, now) {
      let last = await finishBite(ports, 'messages', remove);
      const before = cutoffOf('messages', settings, now);
      if (!before) return null;
      return async (limit) => {
        const found = await retention.oldMessages({ before, limit });
        const ids = found.map((m) => m._id);
        const sums = sumsOfMessages(found);
        if (ids.length > 0) await takeBite(ports, 'messages', { n: ++last, ids, keep: [], sums }, remove);
        return { removed: ids.length, more: ids.length === limit };
      };
    },
  };
};

/** What was written in e-mails. How far it has come is noted: it does not show in the messages. */
export const createBodyPruning = ({ store: { retention } }: PrunePorts): PrunedKind => ({
  kind: 'bodies',
  async begin(settings, now) {
    const before = cutoffOf('bodies', settings, now);
    if (!before) return null;
    const mark = (await retention.states()).find(({ _id }) => _id === 'bodies')?.mark;
    let after: OldPlace | undefined = mark && { at: mark, id: '' };
    return async (limit) => {
      const found = await retention.oldMessages({ before, after, limit });
      const place = placeBehind(found, (m) => m.createdAt);
      if (place) {
        await retention.removeBodies(found.map((m) => m._id));
        await retention.notePass('bodies', { mark: place.at });
        after = place;
      }
      return { removed: found.length, more: found.length === limit };
    };
  },
});
