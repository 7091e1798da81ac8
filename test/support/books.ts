import type { Db } from 'mongodb';

interface StoredEffect {
  _id: string;
  run: string;
  step: string;
  seq: number;
  state: string;
}

interface Page {
  _id: string;
  run: string;
  entries: { effect?: string }[];
}

interface BooksOptions {
  prefix?: string;
  /** Some effects may still be open: due later, or waiting for a worker that can carry them out. */
  open?: boolean;
}

const ENDED = ['done', 'skipped', 'failed', 'held'];

/** @throws Error naming what does not add up in a database of the engine. */
export const closeBooks = async (db: Db, how: BooksOptions = {}): Promise<void> => {
  const faults = await faultsInBooks(db, how);
  if (faults.length > 0) throw new Error(`The books do not close:\n${faults.join('\n')}`);
};

/**
 * What does not add up: each effect that a journal names has exactly one record, and it ended done, skipped, failed or
 * held. `open`: some may still be under way. Returns a line for each fault, at most twenty.
 */
const faultsInBooks = async (db: Db, { prefix = 'whenthen_', open = false }: BooksOptions = {}): Promise<string[]> => {
  const named = new Map<string, string>();
  const journals: [string, string][] = [
    ['runs', '$journal'],
    ['journal', '$entries'],
  ];
  for (const [collection, entries] of journals) {
    const found = db
      .collection<Page>(`${prefix}${collection}`)
      .aggregate<{ run: string; effect: string }>([
        { $unwind: entries },
        { $match: { [`${entries.slice(1)}.effect`]: { $exists: true } } },
        { $project: { run: { $ifNull: ['$run', '$_id'] }, effect: `${entries}.effect` } },
      ]);
    for await (const { run, effect } of found) named.set(`${run}:${effect}`, 'no record');
  }
  const faults: string[] = [];
  const seen = new Set<string>();
  for await (const { run, step, seq, state } of db.collection<StoredEffect>(`${prefix}effects`).find()) {
    const key = `${run}:${step}:${seq}`;
    if (!named.has(key)) continue;
    if (seen.has(key)) faults.push(`${key} has two records`);
    seen.add(key);
    named.set(key, state);
  }
  for (const [key, state] of named)
    if (!ENDED.includes(state) && !(open && state === 'open')) faults.push(`${key} is named by a journal: ${state}`);
  return faults.slice(0, 20);
};
