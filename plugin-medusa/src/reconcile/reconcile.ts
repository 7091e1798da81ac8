import type { Engine, EventInput } from '@whenthen/core';
import type { ToldConsent } from '../consent/told-consent';
import type { StoreReader } from '../snapshots/store-reader';
import { changedRows } from './changed-rows';
import { beginning, mark, since, type Beginning } from './beginning';
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
  /** Takes what rows tell of consent; what happened before `present` starts nobody. */
  agree: (told: ToldConsent[], present: Date) => Promise<void>;
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

const reconcileFamily = async (pass: Pass, family: Family, begun: Beginning): Promise<number> => {
  const { engine, reader, now, overlapMs } = pass;
  const reached = await engine.watermarks.get(mark(family.name));
  const from = new Date(Math.max(begun.begins.getTime(), reached ? reached.getTime() - overlapMs : 0));
  let accepted = 0;
  for await (const rows of changedRows(reader, { ...family, from, to: new Date(now - YOUNG) })) {
    const events = await family.collect(reader, rows, now);
    accepted += await trackAll(engine, since(begun, events), pass.onRefused);
    if (family.consents) {
      const ids = rows.map((row) => row.id);
      await pass.agree(await family.consents(reader, ids), begun.present);
    }
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
