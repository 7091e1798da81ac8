import type { Db, IndexDescription } from 'mongodb';
import type { Models } from './collections.js';

/** An index beyond the engine's own models, for example on the scheduler's collection. */
export interface ExtraCollection {
  name: string;
  indexes: IndexDescription[];
}

/**
 * Makes all collections and indexes, strictly one after another, before anything else touches them. What is there
 * already is left alone, so that starting many processes costs a few reads.
 */
export const bootstrap = async (db: Db, models: Models, extra: ExtraCollection[]): Promise<void> => {
  const wanted: ExtraCollection[] = [
    ...Object.values(models).map((model) => ({
      name: model.collection.collectionName,
      // mongoose adds "background", which servers have ignored since MongoDB 4.2.
      indexes: model.schema
        .indexes()
        .map(([key, { background: _, ...options }]) => ({ key, ...options }) as unknown as IndexDescription),
    })),
    ...extra,
  ];
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map((c) => c.name));
  for (const { name, indexes } of wanted) {
    if (!existing.has(name))
      await db.createCollection(name).catch((error: { code?: number }) => {
        if (error.code !== 48) throw error; // NamespaceExists: another process was faster
      });
    const there = new Set((await db.collection(name).indexes()).map((i) => i.name));
    const missing = indexes
      .map((index) => ({ ...index, name: index.name ?? Object.entries(index.key).flat().join('_') }))
      .filter((index) => !there.has(index.name));
    if (missing.length > 0) await db.collection(name).createIndexes(missing);
  }
};
