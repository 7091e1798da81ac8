import { newId } from '../kit/new-id.js';
import type { AtGap } from '../../kernel/gaps.js';
import type { JournalEntry } from '../../definition/journal.js';
import type { RunCommit, RunTransition } from '../../model/run.js';
import { durable } from '../kit/collections.js';
import type { RunCollections } from './schema.js';

/** Entries, and about how many bytes of them, a run's document holds; more are moved out into the journal collection. */
const JOURNAL_IN_RUN = 100;
const JOURNAL_BYTES = 1_000_000;

/** UTF-16 units of the entries' text, tripled: no character needs more bytes in UTF-8. */
const bytesOf = (entries: JournalEntry[]): number => JSON.stringify(entries).length * 3;

interface Group {
  rev: number;
  transition: RunTransition;
  ids: string[];
}

/** Runs that make the same transition from the same revision are written together. */
const group = (commits: RunCommit[]): Group[] => {
  const groups = new Map<string, Group>();
  // Within a batch most runs share their transition as an object; the text is made once for each.
  const texts = new WeakMap<RunTransition, string>();
  for (const { run, transition } of commits) {
    const text = texts.get(transition) ?? JSON.stringify(transition);
    texts.set(transition, text);
    const key = `${run.rev}:${text}`;
    const found = groups.get(key);
    if (found) found.ids.push(run._id);
    else groups.set(key, { rev: run.rev, transition, ids: [run._id] });
  }
  return [...groups.values()];
};

/**
 * Moves the journals of runs that grew long into pages; the entries stay in order and nothing is lost on the way: a
 * page is never replaced by a shorter one of somebody who read the run earlier, and a run to whose journal something
 * was added since it was read keeps it until the next time.
 */
const moveLongJournals = async (
  { runs, journal }: RunCollections,
  commits: RunCommit[],
  atGap: AtGap,
): Promise<void> => {
  const long = commits.filter(
    ({ run, transition }) =>
      run.journalLength + transition.entries.length > JOURNAL_IN_RUN || (run.journalBytes ?? 0) > JOURNAL_BYTES,
  );
  if (long.length === 0) return;
  const full = await runs
    .find({ _id: { $in: long.map((c) => c.run._id) } }, { projection: { journal: 1, journalMoved: 1, rev: 1 } })
    .toArray();
  await journal.bulkWrite(
    full.map((r) => ({
      updateOne: {
        filter: { _id: `${r._id}:${r.journalMoved}` },
        update: [
          {
            $set: {
              run: r._id,
              from: r.journalMoved,
              entries: {
                $cond: [
                  { $gt: [{ $size: { $ifNull: ['$entries', []] } }, r.journal.length] },
                  '$entries',
                  { $literal: r.journal },
                ],
              },
            },
          },
        ],
        upsert: true,
      },
    })),
    { ordered: false, ...durable },
  );
  await atGap('journal: page written');
  await runs.bulkWrite(
    full.map((r) => ({
      updateOne: {
        filter: { _id: r._id, rev: r.rev, journalMoved: r.journalMoved, journal: { $size: r.journal.length } },
        update: { $set: { journal: [], journalBytes: 0, journalMoved: r.journalMoved + r.journal.length } },
      },
    })),
    { ordered: false, ...durable },
  );
};

/** Writes transitions in one request, each group guarded by its revision. Returns the ids that were written. */
export const commitRuns = async (
  collections: RunCollections,
  commits: RunCommit[],
  atGap: AtGap,
): Promise<Set<string>> => {
  if (commits.length === 0) return new Set();
  await moveLongJournals(collections, commits, atGap);
  const commit = newId();
  const result = await collections.runs.bulkWrite(
    group(commits).map(({ rev, transition: { set, entries, pending }, ids }) => ({
      updateMany: {
        filter: { _id: { $in: ids }, state: 'waiting', rev },
        update: {
          $set: { ...set, attempts: 0, commit },
          $unset: { lost: '' },
          $inc: { rev: 1, journalBytes: bytesOf(entries) },
          $push: { journal: { $each: entries }, ...(pending ? { pending } : {}) },
        },
      },
    })) as never,
    { ordered: false, ...durable },
  );
  const ids = commits.map((c) => c.run._id);
  if (result.matchedCount === ids.length) return new Set(ids);
  const written = await collections.runs.find({ _id: { $in: ids }, commit }, { projection: { _id: 1 } }).toArray();
  return new Set(written.map((r) => r._id));
};
