import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import type { Json } from '../definition/json.js';
import type { EffectOutcome, EffectRecord } from '../effects/port.js';
import { standingOf } from '../effects/standing.js';
import type { EventRecord } from '../events/port.js';
import type { PersonRecord } from '../people/person.js';
import type { RunHead } from '../runs/port.js';
import { carryOut, timeLimit } from './carry-out.js';
import type { EngineContext } from './context.js';
import { currentPeople } from './current-people.js';
import { createResultWriter } from './result-writer.js';

/** Effects claimed at once. */
const BATCH = 200;
/** An effect whose step is not committed yet is looked at again after this, in milliseconds. */
const NOT_YET = 1_000;

type Claimed = EffectRecord & { lease: string };

interface Result {
  key: string;
  lease: string;
  outcome: EffectOutcome;
}

interface Known {
  runs: Map<string, RunHead>;
  people: Map<string, PersonRecord>;
  snapshots: Map<string, EventRecord>;
  answers: Map<string, Record<string, Json>>;
}

/**
 * Sorts claimed effects by what their runs say, each read once: decided ones are to be done; those whose step may still
 * be committed are let go for a moment; those whose run went another way are dropped.
 */
const sortByRun = async (
  { store, clock, atGap }: EngineContext,
  effects: Claimed[],
): Promise<{ decided: Claimed[]; runs: Map<string, RunHead> }> => {
  const seen = await store.runs.naming(effects.map(({ _id, run, step, seq }) => ({ key: _id, run, step, seq })));
  await atGap('dispatch: runs read');
  const standing = new Map(effects.map((e) => [e._id, standingOf(e, seen.get(e._id))]));
  const decided = effects.filter((e) => standing.get(e._id) === 'decided');
  if (decided.length < effects.length) {
    const now = clock.now();
    const left = effects.filter((e) => standing.get(e._id) !== 'decided');
    await store.effects.drop(
      left.filter((e) => standing.get(e._id) === 'lost'),
      new Date(now),
    );
    // Also those that were to be dropped but were recorded again meanwhile.
    await store.effects.release(
      left.map((e) => e._id),
      left[0]?.lease ?? '',
      new Date(now + NOT_YET),
    );
  }
  return { decided, runs: new Map([...seen].map(([key, { run }]) => [key, run])) };
};

const loadKnown = async (context: EngineContext, effects: Claimed[], runs: Map<string, RunHead>): Promise<Known> => {
  const { store } = context;
  const subjects = [...new Set([...runs.values()].flatMap((r) => (r.subject ? [r.subject] : [])))];
  return {
    runs,
    answers: await store.effects.answers([...new Set(effects.map((e) => e.run))]),
    people: await currentPeople(context, [...new Set(effects.map((e) => e.person))]),
    snapshots: subjects.length > 0 ? await store.events.newestBySubject(subjects) : new Map<string, EventRecord>(),
  };
};

/** Carries one out, unless so little of its claim is left that somebody else could take it over meanwhile. */
const attempt = async (context: EngineContext, effect: Claimed, known: Known): Promise<EffectOutcome | undefined> => {
  const { registry, options, clock, store } = context;
  const run = known.runs.get(effect._id);
  const person = known.people.get(effect.person);
  const action = registry.get(effect.action);
  if (!run || !person || !action?.run)
    return { state: 'failed', reason: 'The person or the action is not there any more' };
  const limit = timeLimit(action, options.leaseMs);
  const now = clock.now();
  if (limit !== undefined && now + limit > effect.dueAt.getTime()) {
    await store.effects.release([effect._id], effect.lease, new Date(now));
    return undefined;
  }
  const snapshot = run.subject ? known.snapshots.get(run.subject) : undefined;
  const answers = known.answers.get(effect.run) ?? {};
  return carryOut(context, action, { effect, person, run, snapshot, answers });
};

/**
 * Claims what is due: first what was never claimed, many at once. What was claimed before and has no result may have
 * ended the process that had it: such effects come last and one by one, so that each spoils nothing but itself.
 */
const claimDue = async ({ store, registry, clock, options }: EngineContext): Promise<Claimed[]> => {
  const now = clock.now();
  const due = {
    actions: registry.effectTypes,
    now: new Date(now),
    until: new Date(now + options.leaseMs),
    lease: randomUUID(),
  };
  const fresh = await store.effects.claim({ ...due, limit: BATCH, lost: false });
  return (fresh.length > 0 ? fresh : await store.effects.claim({ ...due, limit: 1, lost: true })) as Claimed[];
};

/** Carries out effects that are due and whose action this process has, until none is left. */
export const dispatchDue = async (context: EngineContext): Promise<number> => {
  const { store, registry, clock, options, scheduler, pulse } = context;
  if (registry.effectTypes.length === 0) return 0;
  const limit = pLimit(options.concurrency);
  const results = createResultWriter((group: Result[]) => store.effects.finish(group, new Date(clock.now())));
  let total = 0;
  for (;;) {
    const claimed = await claimDue(context);
    pulse.beat('dispatch');
    if (claimed.length === 0) break;
    const { decided, runs } = await sortByRun(context, claimed);
    const known = await loadKnown(context, decided, runs);
    await Promise.all(
      decided.map((effect) =>
        limit(async () => {
          const outcome = await attempt(context, effect, known);
          if (outcome) results.add({ key: effect._id, lease: effect.lease, outcome });
        }),
      ),
    );
    await results.settled();
    total += decided.length;
  }
  const next = await store.effects.nextDue(registry.effectTypes);
  if (next) await scheduler.ensure('dispatch', next);
  return total;
};
