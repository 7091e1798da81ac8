import type { BenchDatabase } from '../database.js';
import { openEngine } from '../engines.js';
import { seed } from '../seed.js';
import { waitFor } from '../wait.js';
import { oldLeft, seedOld } from './old.js';
import { makeStream, type Stream } from './stream.js';

/** How much is old, and how many people an hour wake while it is removed. */
export interface PruneLoad {
  events: number;
  runs: number;
  perHour: number;
  /** For so long people wake, in seconds: longer than pruning is expected to take. */
  seconds: number;
  /** Where it takes longer than this, what was measured until then is told. In seconds. */
  atMost: number;
}

/** Lateness in milliseconds: from the second in which somebody is due, until it is decided, and until the mail is accepted. */
interface Lateness {
  people: number;
  p50: number;
  p99: number;
  max: number;
}

export interface PruneReport extends PruneLoad {
  seedSeconds: number;
  pruneSeconds: number;
  left: { events: number; runs: number; effects: number };
  sums: Record<string, number>;
  /** Before pruning began, while it was under way, and after it. */
  decided: Record<'before' | 'during' | 'after', Lateness | null>;
  accepted: Record<'before' | 'during' | 'after', Lateness | null>;
}

const SEEDED = 500;
/** Between the start of the worker and the first who is due, in milliseconds. */
const LEAD = 2_000;
/** What is due last is waited for so long, in milliseconds. */
const TAIL = 10_000;

const latenessOf = (late: number[]): Lateness | null => {
  const sorted = [...late].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return sorted.length > 0 ? { people: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) } : null;
};

interface State {
  _id: string;
  startedAt?: Date;
  endedAt?: Date;
}

const passOf = async ({ db }: BenchDatabase): Promise<{ began: number; ended: number } | undefined> => {
  const states = await db.collection<State>('whenthen_retention').find().toArray();
  const [runs, events] = ['runs', 'events'].map((kind) => states.find(({ _id }) => _id === kind));
  if (!runs?.startedAt || !events?.endedAt || !events.startedAt || events.endedAt < events.startedAt) return undefined;
  return { began: runs.startedAt.getTime(), ended: events.endedAt.getTime() };
};

const byPhase = async (
  { effects }: BenchDatabase,
  stream: Stream,
  { began, ended }: { began: number; ended: number },
): Promise<Pick<PruneReport, 'decided' | 'accepted'>> => {
  const decided = { before: [] as number[], during: [] as number[], after: [] as number[] };
  const accepted = { before: [] as number[], during: [] as number[], after: [] as number[] };
  const found = effects.find({ step: 'first' }, { projection: { run: 1, createdAt: 1, endedAt: 1 } });
  for await (const { run, createdAt, endedAt } of found) {
    const due = stream.get(String(run));
    if (due === undefined) continue;
    const phase = due < began ? 'before' : due <= ended ? 'during' : 'after';
    decided[phase].push(Math.max(0, (createdAt as Date).getTime() - due));
    accepted[phase].push(endedAt ? Math.max(0, (endedAt as Date).getTime() - due) : Infinity);
  }
  const each = (late: typeof decided) => ({
    before: latenessOf(late.before),
    during: latenessOf(late.during),
    after: latenessOf(late.after),
  });
  return { decided: each(decided), accepted: each(accepted) };
};

/** Removes what is old by a real worker while people wake, and tells how late they were. */
export const pruneWhileWaking = async (
  database: BenchDatabase,
  load: PruneLoad,
  say: (line: string) => void,
): Promise<PruneReport> => {
  const began = performance.now();
  await seed(database, SEEDED);
  say(`${load.events} old events and ${load.runs} finished runs are made`);
  await seedOld(database, load);
  const seedSeconds = (performance.now() - began) / 1_000;
  say(`made in ${seedSeconds.toFixed(0)} s; ${load.perHour} people an hour wake from now on`);
  const { engine } = await openEngine(database, true);
  const from = Date.now() + LEAD + (load.perHour * load.seconds) / 3_600;
  const stream = await makeStream(database, { seeded: SEEDED, ...load, from });
  await engine.start();
  try {
    let told = 0;
    const startedAt = Date.now();
    const until = startedAt + load.atMost * 1_000;
    await waitFor(
      async () => {
        if (Date.now() - told > 30_000) {
          told = Date.now();
          const [state] = (await engine.retention.overview()).kinds;
          say(`events: ${state?.count ?? 0} are there; ${state?.lastPass?.removed ?? 0} were removed`);
        }
        return (await passOf(database)) !== undefined || Date.now() > until;
      },
      { everyMs: 1_000, timeoutMs: 2 * load.atMost * 1_000, what: 'everything old to be removed' },
    );
    const pass = (await passOf(database)) ?? { began: startedAt, ended: Date.now() };
    say(`removed in ${((pass.ended - pass.began) / 1_000).toFixed(0)} s`);
    await new Promise((resolve) => setTimeout(resolve, TAIL));
    const sums = await engine.retention.sums('old');
    return {
      ...load,
      seedSeconds,
      pruneSeconds: (pass.ended - pass.began) / 1_000,
      left: await oldLeft(database),
      sums: Object.fromEntries(
        sums.flatMap(({ of, n }) => Object.entries(n).map(([name, many]) => [`${of} ${name}`, many])),
      ),
      ...(await byPhase(database, stream, pass)),
    };
  } finally {
    await engine.stop();
  }
};
