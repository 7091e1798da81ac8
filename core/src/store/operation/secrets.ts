import { Schema } from 'mongoose';
import type { SecretRecord, SecretStore } from '../../model/operation/secret.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { settings, text, time } from '../kit/schema-parts.js';

const schema = new Schema(
  { _id: text, locked: text, hosts: { type: [String], default: undefined }, by: text, changedAt: time },
  settings,
);

export const secretModels = { secrets: modelOf<SecretRecord>('secrets', schema) };

export const createSecretStore = ({ secrets }: CollectionsOf<typeof secretModels>): SecretStore => ({
  async put(secret) {
    await secrets.replaceOne({ _id: secret._id }, secret, { upsert: true, ...durable });
  },

  get: (name) => secrets.findOne({ _id: name }),
  all: () => secrets.find().sort({ _id: 1 }).toArray(),
  remove: async (name) => (await secrets.deleteOne({ _id: name }, durable)).deletedCount === 1,
});
