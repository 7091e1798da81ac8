import type { Collection, Document, OptionalUnlessRequiredId } from 'mongodb';
import { durable } from './collections.js';
import { duplicateIndexes } from './duplicates.js';

/** Inserts documents; those whose key is taken are left as they are. Returns the ids of the new ones. */
export const insertNew = async <T extends Document & { _id: string }>(
  collection: Collection<T>,
  documents: T[],
): Promise<Set<string>> => {
  if (documents.length === 0) return new Set();
  let taken = new Set<number>();
  try {
    await collection.insertMany(documents as OptionalUnlessRequiredId<T>[], { ordered: false, ...durable });
  } catch (error) {
    taken = duplicateIndexes(error);
  }
  return new Set(documents.filter((_, i) => !taken.has(i)).map((d) => d._id));
};
