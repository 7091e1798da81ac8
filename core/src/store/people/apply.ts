import {
  MongoBulkWriteError,
  type AnyBulkWriteOperation,
  type Collection,
  type Document,
  type WriteError,
} from 'mongodb';
import type { PersonRecord, Application, Applied, ApplyWindow } from '../../model/person.js';
import { durable } from '../kit/collections.js';
import { changeStages } from './change.js';

/** How long a person remembers a key at least after its run forgot it, in milliseconds: longer than any deadline. */
const REMEMBER = 120_000;

/** Errors that speak of the server and not of the document. */
const OF_THE_SERVER = new Set([6, 7, 50, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/**
 * The keys that a person remembers after this write. What was applied before it was asked what is pending has been
 * forgotten by its run; it is kept for as long as somebody who read it earlier could still come with it.
 */
const remembered = (key: string, since: Date): Document => {
  const isMarked = { $ne: [{ $type: '$$this.until' }, 'missing'] };
  const kept = {
    $filter: {
      input: { $ifNull: ['$applied', []] },
      cond: { $or: [{ $not: [isMarked] }, { $gt: ['$$this.until', '$$NOW'] }] },
    },
  };
  const marked = { $mergeObjects: ['$$this', { until: { $add: ['$$NOW', REMEMBER] } }] };
  const isForgotten = { $and: [{ $not: [isMarked] }, { $lt: ['$$this.at', since] }] };
  return {
    $concatArrays: [
      { $map: { input: kept, in: { $cond: [isForgotten, marked, '$$this'] } } },
      [{ key: { $literal: key }, at: '$$NOW' }],
    ],
  };
};

const operationOf = (
  { key, changes, cause, at, people }: Application,
  { since, deadline }: ApplyWindow,
): AnyBulkWriteOperation<PersonRecord> => ({
  updateMany: {
    filter: { _id: { $in: people }, 'applied.key': { $ne: key }, $expr: { $lt: ['$$NOW', deadline] } },
    update: [...changeStages(changes, { cause, at, key }), { $set: { applied: remembered(key, since) } }],
  },
});

/** Which operations failed for a document's own reason. @throws the error where it is the server's */
const failures = (error: unknown): Map<number, string> => {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const errors: WriteError[] = [error.writeErrors].flat();
  if (errors.length === 0 || errors.some((e) => OF_THE_SERVER.has(e.code ?? 0))) throw error;
  return new Map(errors.map((e) => [e.index, e.errmsg ?? 'unknown']));
};

/** Applies changes to people, see `PeopleStore.apply`. What a document cannot take is narrowed down to it by halves. */
export const applyToPeople = async (
  people: Collection<PersonRecord>,
  applications: Application[],
  window: ApplyWindow,
): Promise<Applied> => {
  const everybody = applications.flatMap((a) => a.people);
  const all = new Map(applications.map((a) => [a.key, new Set(a.people)]));
  let failed = new Map<number, string>();
  try {
    const operations = applications.map((a) => operationOf(a, window));
    const { matchedCount } = await people.bulkWrite(operations, { ordered: false, ...durable });
    if (matchedCount === everybody.length) return { done: all, missing: new Set(), refused: [] };
  } catch (error) {
    failed = failures(error);
  }

  const keys = [...all.keys()];
  const found = await people.find({ _id: { $in: everybody } }, { projection: { 'applied.key': 1 } }).toArray();
  const known = new Map(found.map((p) => [p._id, new Set((p.applied ?? []).map((a) => a.key))]));
  const done = new Map(
    keys.map((key) => [key, new Set([...(all.get(key) ?? [])].filter((id) => known.get(id)?.has(key)))]),
  );
  const result: Applied = { done, missing: new Set(everybody.filter((id) => !known.has(id))), refused: [] };
  for (const [index, reason] of failed) {
    const application = applications[index];
    if (!application) continue;
    const { key } = application;
    const left = application.people.filter((id) => known.has(id) && !done.get(key)?.has(id));
    const [first] = left;
    if (first !== undefined && left.length === 1) result.refused.push({ key, person: first, reason });
    if (left.length <= 1) continue;
    const middle = Math.ceil(left.length / 2);
    for (const half of [left.slice(0, middle), left.slice(middle)]) {
      const part = await applyToPeople(people, [{ ...application, people: half }], window);
      for (const id of part.done.get(key) ?? []) done.get(key)?.add(id);
      result.refused.push(...part.refused);
    }
  }
  return result;
};
