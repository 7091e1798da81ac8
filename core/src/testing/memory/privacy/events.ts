import { partOf, type EventRecord, type EventStore } from '../../../model/event.js';
import type { Tables } from '../kit/tables.js';

/** Taking events away, and making them another person's. */
export const eventErasing = ({ events }: Tables): Pick<EventStore, 'erase' | 'remove' | 'reassign'> => {
  const some = (emails: string[], limit: number, fits: (e: Readonly<EventRecord>) => boolean = () => true) => {
    const whose = new Set(emails);
    return events.find((e) => whose.has(e.email) && fits(e)).slice(0, limit);
  };
  return {
    async erase({ emails, until, limit }) {
      const found = some(emails, limit, (e) => e.occurredAt <= until);
      for (const { _id } of found) events.delete(_id);
      return found.length;
    },

    async remove(ids) {
      for (const id of ids) events.delete(id);
    },

    async reassign({ emails, to, limit }) {
      const found = some(emails, limit);
      for (const event of found) events.put({ ...event, email: to, part: partOf(to) });
      return found.length;
    },
  };
};
