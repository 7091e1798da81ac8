import type { Db } from 'mongodb';

/**
 * Which database this is, told by the identity that the server gave one of its collections when it was made: a dump that
 * is restored makes its collections anew, as does a copy.
 */
export const identityOf = async (db: Db, collection: string): Promise<string> => {
  const [found] = await db.listCollections({ name: collection }).toArray();
  const { uuid } = (found && 'info' in found ? found.info : undefined) ?? {};
  return uuid ? uuid.toString('hex') : 'unknown';
};
