import type { Engine, EventInput } from '@whenthen/core';
import type { StoreReader } from '../snapshots/store-reader';
import { changedRows } from './changed-rows';
import { families, type Family } from './families';
import { trackAll } from './track-all';

/** All in milliseconds. */
export interface ReconcileOptions {
  /** How long a row may take from its time stamp to being visible; this much is read again each time. */
  overlapMs: number;
  /** How far back a store that is new to the plugin is read. */
  lookbackMs: number;
}

export interface Pass extends ReconcileOptions {
  engine: Pick<Engine, 'track' | 'watermarks'>;
  reader: StoreReader;
  now: number;
  onRefused: (event: EventInput, error: Error) => void;
}

/** What came of a pass. */
export interface Reconciled {
  /** Events that had been missing. */
  accepted: number;
  /** Why tables could not be read, one for each. */
  faults: Error[];
}

/** Rows younger than this are left to the subscribers: a workflow of the store may still be at them. */
const YOUNG = 2_000;
const mark = (name: string): string => `medusa.${name}`;

/** Set once and for all when the plugin first runs in a store. */
interface Beginning {
  /** Nothing is told from before. */
  begins: Date;
  /** What is told from before is history: it fills the past, and starts nobody. */
  present: Date;
}

const beginning = async ({ engine, now, lookbackMs }: Pass): Promise<Beginning> => {
  const known = await engine.watermarks.get(mark('beginning'));
  // A version before this one noted the beginning alone: there, all of the past has been told.
  if (known) return { begins: known, present: (await engine.watermarks.get(mark('present'))) ?? known };
  const begins = new Date(now - lookbackMs);
  // The present first: cut off between the two, both are set anew.
  await engine.watermarks.advance(mark('present'), new Date(now));
  await engine.watermarks.advance(mark('beginning'), begins);
  return { begins, present: new Date(now) };
};

const reconcileFamily = async (pass: Pass, family: Family, { begins, present }: Beginning): Promise<number> => {
  const { engine, reader, now, overlapMs } = pass;
  const reached = await engine.watermarks.get(mark(family.name));
  const from = new Date(Math.max(begins.getTime(), reached ? reached.getTime() - overlapMs : 0));
  let accepted = 0;
  for await (const rows of changedRows(reader, { ...family, from, to: new Date(now - YOUNG) })) {
    const events = await family.collect(reader, rows, now);
    const at = (event: EventInput) => new Date(event.occurredAt as Date);
    const recent = events
      .filter((event) => at(event) >= begins)
      .map((event) => (at(event) < present ? { ...event, startWorkflows: false } : event));
    accepted += await trackAll(engine, recent, pass.onRefused);
    await engine.watermarks.advance(mark(family.name), new Date(rows.at(-1)!.updated_at));
  }
  return accepted;
};

/**
 * Reads what changed in the store since the last time and hands over the events it tells. The engine takes each event
 * once, so what the subscribers handed over already changes nothing. A pass that breaks off is taken up where it was.
 * One table that cannot be read keeps no other from being read.
 * @throws UnavailableError where the engine's database is away
 */
export const reconcile = async (pass: Pass): Promise<Reconciled> => {
  const begun = await beginning(pass);
  let accepted = 0;
  const faults: Error[] = [];
  for (const family of families)
    try {
      accepted += await reconcileFamily(pass, family, begun);
    } catch (error) {
      if (error instanceof Error && error.name === 'UnavailableError') throw error;
      faults.push(error instanceof Error ? error : new Error(String(error)));
    }
  return { accepted, faults };
};
