import { Schema } from 'mongoose';
import type { FuseRecord, FuseStore } from '../model/fuse.js';
import { durable, modelOf, type CollectionsOf } from './kit/collections.js';
import { isDuplicateKey } from './kit/duplicates.js';
import { Mixed, settings, text } from './kit/schema-parts.js';

const schema = new Schema({ _id: text, hours: Mixed, blown: Mixed, open: Mixed, decided: Number }, settings).index(
  { 'blown.at': 1 },
  { name: 'blown', partialFilterExpression: { 'blown.at': { $exists: true } } },
);

export const fuseModels = { fuses: modelOf<FuseRecord>('fuses', schema) };

const hoursOf = <T>(hours: number[], value: T): Record<string, T> =>
  Object.fromEntries(hours.map((hour) => [`hours.${hour}`, value]));

export const createFuseStore = ({ fuses }: CollectionsOf<typeof fuseModels>): FuseStore => ({
  async of(workflows) {
    if (workflows.length === 0) return new Map();
    return new Map((await fuses.find({ _id: { $in: workflows } }).toArray()).map((fuse) => [fuse._id, fuse]));
  },

  async count(counts) {
    if (counts.length === 0) return;
    const operations = counts.map(({ workflow, hour, entries, forget }) => ({
      updateOne: {
        filter: { _id: workflow },
        update: {
          $inc: hoursOf([hour], entries),
          ...(forget.length > 0 ? { $unset: hoursOf(forget, '' as const) } : {}),
        },
        upsert: true,
      },
    }));
    // Two upserts of a workflow that nothing was known of: the server tries the slower one again by itself.
    await fuses.bulkWrite(operations, { ordered: true, ...durable });
  },

  async blow(workflow, blown, decided) {
    const same = decided === 0 ? { $exists: false } : decided;
    await fuses
      .updateOne(
        { _id: workflow, blown: { $exists: false }, decided: same },
        { $set: { blown } },
        {
          upsert: true,
          ...durable,
        },
      )
      // It is blown, or somebody has decided: the upsert finds none, and the id taken.
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
  },

  async mend(workflow, { forget, open }) {
    await fuses.updateOne(
      { _id: workflow },
      {
        $inc: { decided: 1 },
        ...(open ? { $set: { open } } : {}),
        $unset: { blown: '', ...(open ? {} : { open: '' as const }), ...hoursOf(forget, '' as const) },
      },
      { upsert: true, ...durable },
    );
  },

  blown: () => fuses.find({ 'blown.at': { $exists: true } }, { hint: 'blown' }).toArray(),
});
