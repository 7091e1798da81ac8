import { Schema } from 'mongoose';
import { modelOf, type CollectionsOf } from './collections.js';
import { settings, text } from './schema-parts.js';

/**
 * What the database says of itself, a document each: under `schema` which version of the engine's data it holds, under
 * `marks` the key of the marks of addresses, under `hosts` which places outside have to erase people, too.
 */
export interface MetaRecord {
  _id: string;
  version?: number;
  key?: string;
  names?: string[];
}

const schema = new Schema(
  { _id: text, version: Number, key: String, names: { type: [String], default: undefined } },
  settings,
);

export const metaModels = { meta: modelOf<MetaRecord>('meta', schema) };
export type MetaCollections = CollectionsOf<typeof metaModels>;
