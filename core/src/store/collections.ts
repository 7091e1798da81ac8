import type { Collection, Db, Document } from 'mongodb';
import type { Model } from 'mongoose';
import type { Models } from './models.js';

type RecordOf<M> = M extends Model<infer T> ? T & Document : never;

/** The native collections behind the models: the hot path writes through these. */
export type Collections = { [K in keyof Models]: Collection<RecordOf<Models[K]>> };

/** Every write that is answered for is in the database's log first. */
export const durable = { writeConcern: { w: 'majority' as const, j: true } };

export const nativeCollections = (db: Db, models: Models): Collections =>
  Object.fromEntries(
    Object.entries(models).map(([name, model]) => [name, db.collection(model.collection.collectionName)]),
  ) as unknown as Collections;
