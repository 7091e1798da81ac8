import { Schema } from 'mongoose';
import type { StoredMessage } from './body.js';
import { modelOf, type CollectionsOf } from '../kit/collections.js';
import { Mixed, settings, text, time } from '../kit/schema-parts.js';

const messages = new Schema(
  {
    _id: text,
    run: text,
    person: text,
    workflow: text,
    step: text,
    to: text,
    template: String,
    templateVersion: Number,
    messageId: text,
    subject: String,
    html: String,
    text: String,
    body: Buffer,
    sender: Mixed,
    tracking: Mixed,
    state: text,
    claim: String,
    byHand: Boolean,
    reason: String,
    attempts: Number,
    createdAt: time,
    sentAt: Date,
    deliveredAt: Date,
    bounced: Mixed,
    complainedAt: Date,
  },
  settings,
)
  .index({ person: 1, createdAt: -1 })
  .index({ run: 1 })
  .index({ messageId: 1 })
  .index({ state: 1, createdAt: -1, _id: -1 })
  .index({ template: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ to: 1, createdAt: -1, _id: -1 })
  .index({ createdAt: -1, _id: -1 });

export const messageModels = { messages: modelOf<StoredMessage>('messages', messages) };
export type MessageCollections = CollectionsOf<typeof messageModels>;
