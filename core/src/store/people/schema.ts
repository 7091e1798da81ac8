import { Schema } from 'mongoose';
import type { PersonRecord } from '../../model/person.js';
import { modelOf, type CollectionsOf } from '../kit/collections.js';
import { Mixed, settings, text, time } from '../kit/schema-parts.js';

const people = new Schema(
  {
    _id: text,
    email: text,
    tags: [String],
    segments: { type: [String], default: undefined },
    segmentsAt: Date,
    dates: Mixed,
    datesAt: Date,
    rev: Number,
    applied: Mixed,
    fields: Mixed,
    externalIds: Mixed,
    aliases: { type: [String], default: undefined },
    timeZone: String,
    locale: String,
    guessed: { type: [String], default: undefined },
    customerSince: Date,
    untracked: Boolean,
    subscription: Mixed,
    words: Mixed,
    createdAt: time,
    updatedAt: time,
    lastSeenAt: Date,
    news: Mixed,
    newsAt: Date,
    told: { type: [String], default: undefined },
  },
  settings,
)
  .index({ email: 1 }, { unique: true })
  .index({ newsAt: 1 }, { name: 'news', partialFilterExpression: { newsAt: { $exists: true } } })
  .index({ segmentsAt: 1 }, { partialFilterExpression: { segmentsAt: { $exists: true } } })
  .index({ datesAt: 1 }, { partialFilterExpression: { datesAt: { $exists: true } } })
  .index({ segments: 1, _id: -1 })
  // Sparse: who was made by an earlier version has none until they are looked at.
  .index({ 'words.w': 1 }, { name: 'words', sparse: true })
  // Small: only who took somebody in.
  .index({ aliases: 1 }, { sparse: true })
  .index({ tags: 1, _id: -1 });

export const peopleModels = { people: modelOf<PersonRecord>('people', people) };
export type PeopleCollections = CollectionsOf<typeof peopleModels>;
