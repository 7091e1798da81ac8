import type { SendingRecord, SendingStore } from '../../../model/operation/sending.js';
import type { Tables } from '../kit/tables.js';

const ID = 'sending';

/** @param now what a database's own clock would say */
export const createMemorySending = ({ sending }: Pick<Tables, 'sending'>, now: () => Date): SendingStore => {
  const fresh = (identity: string): SendingRecord => ({
    ...{ _id: ID, identity, beats: 0, aliveAt: now(), rev: 0 },
    ...{ held: null, skip: null },
  });
  return {
    get: () => Promise.resolve(sending.get(ID) ?? null),

    beat(identity) {
      const before = sending.get(ID) ?? null;
      const { beats, ...rest } = before ?? fresh(identity);
      sending.put({ ...rest, beats: beats + 1, aliveAt: now() });
      return Promise.resolve(before);
    },

    change(rev, to) {
      const before = sending.get(ID);
      if ((before?.rev ?? 0) !== rev) return Promise.resolve(false);
      sending.put({ ...(before ?? fresh(to.identity)), ...to, rev: rev + 1 });
      return Promise.resolve(true);
    },
  };
};
