import type { CapStore } from '../../../model/mail/cap.js';
import type { Tables } from '../kit/tables.js';

/** Caps on marketing mails, in memory. */
export const createMemoryCaps = ({ caps }: Pick<Tables, 'caps'>): CapStore => ({
  get: (person) => Promise.resolve(caps.get(person) ?? null),

  write(record) {
    if ((caps.get(record._id)?.rev ?? 0) !== record.rev - 1) return Promise.resolve(false);
    caps.put(record);
    return Promise.resolve(true);
  },

  release(person, key) {
    caps.update(
      person,
      (record) => {
        record.mails = record.mails.filter((mail) => mail.key !== key);
        record.rev += 1;
      },
      ({ mails }) => mails.some((mail) => mail.key === key),
    );
    return Promise.resolve();
  },

  async erase(people) {
    for (const person of people) caps.delete(person);
  },
});
