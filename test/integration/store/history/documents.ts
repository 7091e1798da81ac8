import type { Db } from 'mongodb';
import type { Stores } from '../../../../core/src/model/stores.js';
import { unpackBody, type StoredMessage } from '../../../../core/src/store/messages/body.js';
import type { Tables } from '../../../../core/src/testing/memory/kit/tables.js';
import { documentsOf } from '../mongo-store.js';

type Document = Record<string, unknown> & { _id: string };
/** The documents of all tables, by table and id. */
export type Documents = Record<string, Record<string, unknown>>;

/** 0 and -0 are one number, also where a database keeps both. */
const oneZero = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 0;
  if (Array.isArray(value)) return value.map(oneZero);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, oneZero(one as unknown)]));
};

/** What is a store's own: marks of its writes, ids that it made, and what its own clock said. */
const OWN: Record<string, (document: Document) => Record<string, unknown>> = {
  people: ({ news, applied, segments, ...person }) => ({
    ...person,
    ...(news ? { news: (news as Document[]).map(({ id: _, ...one }) => one) } : {}),
    ...(applied
      ? { applied: (applied as Document[]).map(({ key, until }) => ({ key, ends: until !== undefined })) }
      : {}),
    ...(segments ? { segments: [...(segments as string[])].sort() } : {}),
  }),
  // The journal is read whole, wherever it is kept.
  runs: ({ commit: _, journalBytes: _b, journalMoved: _m, ...run }) => run,
  gates: ({ passed, ...gate }) => ({ ...gate, passed: new Set(passed as string[] | undefined) }),
  workLeases: ({ until: _, ...lease }) => lease,
};

const plain = (table: string, documents: Document[]): Record<string, unknown> =>
  Object.fromEntries(
    documents.map((document) => {
      const whole = oneZero(document) as Document;
      const { _id, ...rest } = OWN[table]?.(whole) ?? whole;
      return [table === 'people' ? String(rest['email']) : String(_id), rest];
    }),
  );

const withJournals = async ({ runs }: Stores, documents: Document[]): Promise<Document[]> =>
  Promise.all(documents.map(async (run) => ({ ...run, journal: await runs.journal(run as never) })));

export const documentsInMemory = async (store: Stores, tables: Tables): Promise<Documents> => {
  const all: Documents = {};
  for (const [name, table] of Object.entries(tables)) {
    const found = table.find() as unknown as Document[];
    all[name] = plain(name, name === 'runs' ? await withJournals(store, found) : found);
  }
  return all;
};

/** Names of collections that are called otherwise than their tables. */
const COLLECTIONS: Record<string, string> = {
  versions: 'workflow_versions',
  webhooks: 'webhook_endpoints',
  dateWatches: 'date_watches',
  scheduleWatches: 'schedule_watches',
  workLeases: 'work_leases',
};

export const documentsOnMongo = async (store: Stores, db: Db, tables: Tables): Promise<Documents> => {
  const all: Documents = {};
  for (const name of Object.keys(tables)) {
    const found = (await documentsOf(db, COLLECTIONS[name] ?? name)
      .find()
      .toArray()) as unknown as Document[];
    // Their texts are kept deflated.
    const read = name === 'messages' ? (found as unknown as StoredMessage[]).map(unpackBody) : found;
    all[name] = plain(name, name === 'runs' ? await withJournals(store, found) : (read as unknown as Document[]));
  }
  return all;
};
