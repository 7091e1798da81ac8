import { Schema } from 'mongoose';
import type { TemplateRecord, TemplateStore } from '../../model/mail/template.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { count, settings, text, time } from '../kit/schema-parts.js';

const schema = new Schema(
  {
    _id: text,
    template: text,
    version: count,
    name: text,
    subject: text,
    html: text,
    text: String,
    preheader: String,
    kind: text,
    topic: String,
    sender: String,
    hash: text,
    publishedAt: time,
    by: String,
  },
  settings,
).index({ template: 1, version: -1 }, { unique: true });

export const templateModels = { templates: modelOf<TemplateRecord>('templates', schema) };

export const createTemplateStore = ({ templates }: CollectionsOf<typeof templateModels>): TemplateStore => ({
  async insertVersion(template) {
    try {
      await templates.insertOne(template, durable);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  latest: (template) => templates.findOne({ template }, { sort: { version: -1 } }),

  allLatest: (ids) =>
    templates
      .aggregate<TemplateRecord>([
        ...(ids ? [{ $match: { template: { $in: ids } } }] : []),
        { $sort: { template: 1, version: -1 } },
        { $group: { _id: '$template', newest: { $first: '$$ROOT' } } },
        { $replaceRoot: { newRoot: '$newest' } },
        { $sort: { name: 1 } },
      ])
      .toArray(),
});
