import { createHmac, randomBytes } from 'node:crypto';
import { durable } from '../kit/collections.js';
import type { MetaCollections } from '../kit/meta.js';

/** The document of the key, beside that of the schema. */
const KEY = 'marks';

/** Makes the marks of addresses: one key for each database, made at random by whoever needs it first. */
export type PersonMarks = (emails: string[]) => Promise<string[]>;

const PER_META = new WeakMap<object, PersonMarks>();

/**
 * HMAC-SHA-256 of addresses, as hex. The key stands in the database and not in an option, so that every process makes the
 * same mark, and a `secret` that is changed loses nobody who must not be mailed.
 */
export const personMarks = ({ meta }: MetaCollections): PersonMarks => {
  const made = PER_META.get(meta);
  if (made) return made;
  let key: Promise<string> | undefined;
  const readKey = async (): Promise<string> => {
    const found = await meta.findOneAndUpdate(
      { _id: KEY },
      { $setOnInsert: { key: randomBytes(32).toString('hex') } },
      { upsert: true, returnDocument: 'after', ...durable },
    );
    if (!found?.key) throw new Error('The key of the marks of addresses could not be read.');
    return found.key;
  };
  const marks: PersonMarks = async (emails) => {
    if (emails.length === 0) return [];
    // Two that make it at once: one of them finds the other's.
    key ??= readKey().catch(readKey);
    const known = await key.catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return emails.map((email) => createHmac('sha256', known).update(email).digest('hex'));
  };
  PER_META.set(meta, marks);
  return marks;
};
