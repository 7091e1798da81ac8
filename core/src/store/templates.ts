import type { TemplateRecord, TemplateStore } from '../model/template.js';
import { durable, type Collections } from './collections.js';
import { isDuplicateKey } from './duplicates.js';

export const createTemplateStore = ({ templates }: Collections): TemplateStore => ({
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
