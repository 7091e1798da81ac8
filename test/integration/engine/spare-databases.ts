import type { CollectionInfo, Db, MongoClient } from 'mongodb';

/**
 * Emptied databases of earlier tests, also of other files: making one anew, with all its indexes, takes longer than most
 * tests. What is in the list is used by nobody; the set-up and the tear-down of the tests drop it.
 */
const listOf = (client: MongoClient) => client.db('wt_spare').collection<{ _id: string }>('databases');

/** Takes one that nobody else has. */
export const takeSpare = async (client: MongoClient): Promise<string | undefined> =>
  (await listOf(client).findOneAndDelete({}))?._id;

/**
 * Empties a database. Returns whether it can be used again: not where a test made a view or a validator, or had queries
 * recorded.
 */
const empty = async (db: Db): Promise<boolean> => {
  const kinds = (await db.listCollections().toArray()) as CollectionInfo[];
  const isOdd = ({ type, name, options = {} }: CollectionInfo): boolean =>
    type !== 'collection' || name.startsWith('system.') || 'validator' in options;
  if (kinds.some(isOdd)) return false;
  await Promise.all(kinds.map(({ name }) => db.collection(name).deleteMany({})));
  return true;
};

/** Leaves a database, whose engines have all ended, to the next test, or drops it. */
export const leaveSpare = async (client: MongoClient, database: string): Promise<void> => {
  const db = client.db(database);
  if (await empty(db)) await listOf(client).insertOne({ _id: database });
  else await db.dropDatabase();
};
