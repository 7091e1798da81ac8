import { durable } from './kit/collections.js';
import type { MetaCollections } from './kit/meta.js';

/**
 * The version of the data that this engine writes. Raise it when a worker of the version before would do something wrong
 * with what this one writes: such a worker then refuses to start on this database.
 * 1: everything before this was counted. 2: changes of people follow the commit; events and effects are claimed one by one.
 * 3: what comes too late starts nobody before somebody asks; carts, orders and accounts have owners.
 * 4: people carry the words that they are found by; whoever changes a name changes them.
 * 5: marketing mail asks for consent by topic; sending may be held, and what was due before a moment skipped.
 */
export const SCHEMA = 5;

/** Notes this engine's version, unless a newer one was here. Returns the version that the database now holds. */
export const raiseSchema = async ({ meta }: MetaCollections): Promise<number> => {
  const before = await meta.findOne({ _id: 'schema' });
  if (before?.version !== undefined && before.version >= SCHEMA) return before.version;
  await meta.updateOne({ _id: 'schema' }, { $max: { version: SCHEMA } }, { upsert: true, ...durable });
  return SCHEMA;
};
