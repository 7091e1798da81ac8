import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import type { EffectOutcome, EffectRecord } from '../effects/port.js';
import type { EventRecord } from '../events/port.js';
import type { PersonRecord } from '../people/person.js';
import type { RunHead } from '../runs/port.js';
import type { EngineContext } from './context.js';

/** Effects claimed at once. */
const BATCH = 200;
/** An effect whose step is not committed yet is looked at again after this, in milliseconds. */
const NOT_YET = 1_000;
/** An effect that was claimed this often without a result is given up. */
const MAX_CLAIMS = 20;

type Claimed = EffectRecord & { lease: string };

interface Known {
  runs: Map<string, RunHead>;
  people: Map<string, PersonRecord>;
  snapshots: Map<string, EventRecord>;
}

/**
 * Sorts claimed effects by what their runs say: decided ones are to be done; those whose step may still be committed
 * are let go for a moment; those whose run went another way are dropped.
 */
const sortByRun = async (
  { store, clock }: EngineContext,
  effects: Claimed[],
  lease: string,
): Promise<{ decided: Claimed[]; runs: Map<string, RunHead> }> => {
  const runs = await store.runs.decidedEffects(
    effects.map(({ _id, run, step, seq }) => ({ key: _id, run, step, seq })),
  );
  const undecided = effects.filter((e) => !runs.has(e._id));
  if (undecided.length > 0) {
    const heads = new Map((await store.runs.heads(undecided.map((e) => e.run))).map((r) => [r._id, r]));
    const open = undecided.filter((e) => {
      const run = heads.get(e.run);
      return run?.state === 'waiting' && run.seq <= e.seq;
    });
    const now = clock.now();
    await store.effects.release(
      open.map((e) => e._id),
      lease,
      new Date(now + NOT_YET),
    );
    await store.effects.drop(
      undecided.filter((e) => !open.includes(e)).map((e) => e._id),
      new Date(now),
    );
  }
  return { decided: effects.filter((e) => runs.has(e._id)), runs };
};

const loadKnown = async ({ store }: EngineContext, effects: Claimed[], runs: Map<string, RunHead>): Promise<Known> => {
  const subjects = [...new Set([...runs.values()].flatMap((r) => (r.subject ? [r.subject] : [])))];
  return {
    runs,
    people: await store.people.byIds([...new Set(effects.map((e) => e.person))]),
    snapshots: subjects.length > 0 ? await store.events.newestBySubject(subjects) : new Map<string, EventRecord>(),
  };
};

const carryOut = async (
  { registry, logger, clock }: EngineContext,
  effect: Claimed,
  known: Known,
): Promise<EffectOutcome> => {
  const run = known.runs.get(effect._id);
  const person = known.people.get(effect.person);
  const action = registry.get(effect.action);
  if (!run || !person || !action?.run)
    return { state: 'failed', reason: 'The person or the action is not there any more' };
  if (effect.attempts > MAX_CLAIMS) return { state: 'failed', reason: `Given up after ${MAX_CLAIMS} attempts` };
  const input = action.input.safeParse(effect.input);
  if (!input.success) return { state: 'failed', reason: `The settings do not fit the action: ${input.error.message}` };
  try {
    return await action.run({
      input: input.data,
      effect,
      person,
      run,
      snapshot: run.subject ? known.snapshots.get(run.subject) : undefined,
    });
  } catch (error) {
    logger.error({ err: error, effect: effect._id }, 'an action threw; it is tried again');
    const reason = error instanceof Error ? error.message : String(error);
    return { state: 'later', dueAt: new Date(clock.now() + 30_000), reason };
  }
};

/** Carries out effects that are due and whose action this process has, until none is left. */
export const dispatchDue = async (context: EngineContext): Promise<number> => {
  const { store, registry, clock, options, scheduler } = context;
  if (registry.effectTypes.length === 0) return 0;
  const limit = pLimit(options.concurrency);
  let total = 0;
  for (;;) {
    const lease = randomUUID();
    const now = clock.now();
    const claimed = (await store.effects.claim({
      actions: registry.effectTypes,
      now: new Date(now),
      until: new Date(now + options.leaseMs),
      lease,
      limit: BATCH,
    })) as Claimed[];
    if (claimed.length === 0) break;
    const { decided, runs } = await sortByRun(context, claimed, lease);
    const known = await loadKnown(context, decided, runs);
    const results = await Promise.all(
      decided.map((effect) =>
        limit(async () => ({ key: effect._id, lease, outcome: await carryOut(context, effect, known) })),
      ),
    );
    await store.effects.finish(results, new Date(clock.now()));
    total += decided.length;
  }
  const next = await store.effects.nextDue(registry.effectTypes);
  if (next) await scheduler.ensure('dispatch', next);
  return total;
};
