import type { BounceStore } from '../../../model/mail/bounce.js';
import { suppressionPage } from '../kit/suppression-page.js';
import type { Tables } from '../kit/tables.js';

/** Whether mail reaches addresses, in memory. */
export const createMemoryBounces = ({ bounces }: Pick<Tables, 'bounces'>): BounceStore => ({
  byEmails: async (emails) =>
    new Map(
      emails.flatMap((email) => {
        const record = bounces.get(email);
        return record ? [[email, record]] : [];
      }),
    ),

  async put(records) {
    const written = new Set<string>();
    for (const record of records) {
      if ((bounces.get(record._id)?.rev ?? 0) !== record.rev - 1) continue;
      bounces.put(record);
      written.add(record._id);
    }
    return written;
  },

  async erase(emails) {
    for (const email of emails) bounces.delete(email);
  },

  list: async (page) => suppressionPage(bounces, ({ state }) => state !== null, page),
});
