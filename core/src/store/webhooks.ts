import { Schema } from 'mongoose';
import type { WebhookRecord, WebhookStore } from '../model/webhook.js';
import { durable, modelOf, type CollectionsOf } from './kit/collections.js';
import { count, Mixed, settings, text, time } from './kit/schema-parts.js';

const schema = new Schema(
  {
    _id: text,
    name: text,
    proof: Mixed,
    secret: text,
    secretGiven: Boolean,
    mapping: Mixed,
    calls: Mixed,
    accepted: count,
    turnedAway: count,
    turnedAwayAt: Date,
    createdAt: time,
  },
  settings,
);

export const webhookModels = { webhooks: modelOf<WebhookRecord>('webhook_endpoints', schema) };

export const createWebhookStore = ({ webhooks }: CollectionsOf<typeof webhookModels>): WebhookStore => ({
  async insert(webhook) {
    await webhooks.insertOne(webhook, durable);
  },

  get: (id) => webhooks.findOne({ _id: id }),
  all: () => webhooks.find().sort({ name: 1, _id: 1 }).toArray(),

  async set(id, change) {
    return (await webhooks.updateOne({ _id: id }, { $set: change }, durable)).matchedCount === 1;
  },

  async remove(id) {
    return (await webhooks.deleteOne({ _id: id }, durable)).deletedCount === 1;
  },

  async note(id, call, accepted, keep) {
    await webhooks.updateOne(
      { _id: id },
      { $push: { calls: { $each: [call], $slice: -keep } } as never, $inc: { accepted: accepted ? 1 : 0 } },
    );
  },

  async forgetCalls(id, { emails, bodies }) {
    const about = { $or: [{ email: { $in: emails } }, { body: { $in: bodies } }] };
    await webhooks.updateOne({ _id: id }, { $pull: { calls: about } } as never, durable);
  },

  async noteTurnedAway(id, at) {
    await webhooks.updateOne({ _id: id }, { $inc: { turnedAway: 1 }, $set: { turnedAwayAt: at } });
  },
});
