import type { Collection, Document } from 'mongodb';
import type { Connection, Model, Schema } from 'mongoose';

/** Makes the mongoose model of a collection, whose name begins with the prefix, on a connection. */
type ModelMaker<T> = (connection: Connection, prefix: string) => Model<T>;

/** Describes a collection by its schema and indexes. Its model is made when a connection is there. */
export const modelOf =
  <T>(name: string, schema: Schema): ModelMaker<T> =>
  (connection, prefix) =>
    connection.model(`${prefix}${name}`, schema, `${prefix}${name}`) as unknown as Model<T>;

/** The native collections behind models: the hot path writes through these. */
export type CollectionsOf<Makers> = {
  [K in keyof Makers]: Makers[K] extends ModelMaker<infer T> ? Collection<T & Document> : never;
};

/** Every write that is answered for is in the database's log first. */
export const durable = { writeConcern: { w: 'majority' as const, j: true } };
