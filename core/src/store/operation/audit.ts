import { Schema } from 'mongoose';
import type { AuditRecord, AuditStore } from '../../model/operation/audit.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { insertNew } from '../kit/insert-new.js';
import { newestBelow } from '../kit/newest-below.js';
import { Mixed, settings, text, time } from '../kit/schema-parts.js';

const schema = new Schema(
  { _id: text, at: time, by: String, what: text, on: Mixed, details: Mixed, state: text },
  settings,
)
  .index({ at: -1, _id: -1 })
  .index({ by: 1, at: -1, _id: -1 })
  .index({ what: 1, at: -1, _id: -1 })
  .index({ 'on.kind': 1, 'on.id': 1, at: -1, _id: -1 })
  .index({ 'on.kind': 1, at: -1, _id: -1 });

export const auditModels = { audit: modelOf<AuditRecord>('audit', schema) };

export const createAuditStore = ({ audit }: CollectionsOf<typeof auditModels>): AuditStore => ({
  async add(entry) {
    await insertNew(audit, [entry]);
  },

  async conclude(id, details) {
    const more = Object.fromEntries(Object.entries(details).map(([name, value]) => [`details.${name}`, value]));
    await audit.updateOne({ _id: id }, { $set: { state: 'done', ...more } }, durable);
  },

  async withdraw(id) {
    await audit.deleteOne({ _id: id, state: 'begun' }, durable);
  },

  async erase({ people, emails, alias }) {
    const numbers = {
      $filter: { input: { $objectToArray: '$details' }, cond: { $ne: [{ $type: '$$this.v' }, 'string'] } },
    };
    const about = [
      { 'on.kind': 'person' as const, 'on.id': { $in: people } },
      { 'on.kind': 'address' as const, 'on.id': { $in: emails } },
    ];
    await audit.updateMany(
      { $or: about },
      [{ $set: { 'on.id': { $literal: alias }, details: { $arrayToObject: numbers } } }, { $unset: 'on.name' }],
      durable,
    );
  },

  async reassign(from, to) {
    await audit.updateMany({ 'on.kind': 'person', 'on.id': from }, { $set: { 'on.id': to } }, durable);
  },

  async list({ by, what, kind, thing, since, until, after, limit }) {
    const last = after === undefined ? null : await audit.findOne({ _id: after });
    const { filter, sort } = newestBelow<AuditRecord>({ address: '_id', time: 'at', prefix: undefined, last });
    const span = { ...(since ? { $gte: since } : {}), ...(until ? { $lte: until } : {}) };
    return audit
      .find({
        ...(by === undefined ? {} : { by }),
        ...(what === undefined ? {} : { what }),
        ...(kind === undefined ? {} : { 'on.kind': kind }),
        ...(thing === undefined ? {} : { 'on.id': thing }),
        $and: [filter, since || until ? { at: span } : {}],
      })
      .sort(sort)
      .limit(limit)
      .toArray();
  },

  async kinds(field, limit) {
    const found = await audit.distinct(field, { [field]: { $gt: '' } });
    return found.flatMap((one) => (typeof one === 'string' ? [one] : [])).slice(0, limit);
  },
});
