import { dateReached, segmentEntered, workflow, type WorkflowBuilder } from '@whenthen/core/builder';
import type { TestEngine, TestEngineSettings } from '@whenthen/core/testing';
import type { World } from './world.js';

export type Gap = Parameters<NonNullable<TestEngineSettings['atGap']>>[0];

/** A gap at which an engine is held up, or fails, once. */
export interface Moment {
  gap: Gap;
  how: 'fails' | 'pauses';
  /** Resolves when the engine is there. */
  reached: Promise<void>;
  /** Has an engine that pauses go on. */
  goOn: () => void;
}

const signal = (): { promise: Promise<void>; give: () => void } => {
  let give = (): void => undefined;
  const promise = new Promise<void>((resolve) => (give = resolve));
  return { promise, give };
};

/** Something that engines pass their gaps by, and that stops one of them once at the gap that was set. */
export const createMoments = () => {
  let set: (Moment & { reach: () => void; wait: Promise<void> }) | undefined;
  return {
    set(gap: Gap, how: Moment['how']): Moment {
      const [reached, wait] = [signal(), signal()];
      set = { gap, how, reached: reached.promise, reach: reached.give, wait: wait.promise, goOn: wait.give };
      return set;
    },
    async atGap(gap: Gap): Promise<void> {
      const moment = set;
      if (moment?.gap !== gap) return;
      set = undefined;
      moment.reach();
      if (moment.how === 'fails') throw new Error(`Failed on purpose at “${gap}”`);
      await moment.wait;
    },
  };
};

/** Until no lease holds any more. The database's own clock decides that, which no test can move. */
export const leasesRunOut = async ({ db }: Pick<World, 'db'>): Promise<void> => {
  const held = { owner: { $ne: null }, $expr: { $gt: ['$until', '$$NOW'] } };
  while (await db.collection('whenthen_work_leases').findOne(held))
    await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Publishes a workflow that was described in code, and activates it. */
export const activate = async ({ engine }: TestEngine, described: WorkflowBuilder): Promise<void> => {
  const built = described.build();
  await engine.workflows.publish(built);
  await engine.workflows.setStatus(built.id, 'active');
};

/** Workflows and a segment that read whatever processing an event writes. */
export const publishReaders = async (t: TestEngine): Promise<void> => {
  await t.engine.segments.publish({
    id: 'gold',
    name: 'Gold',
    criteria: { kind: 'field', field: 'level', op: 'equals', value: 'gold' },
  });
  await activate(
    t,
    workflow('weekly').on('ping').reenter('7 days').maxAge('30 days').exitOn('stop').wait('60 days').addTag('late'),
  );
  await activate(t, workflow('fresh').on('ping').reenter('always').maxAge('8 days').exitOn('stop').wait('60 days'));
  await activate(t, workflow('basket').on('put').wait('60 days'));
  await activate(t, workflow('met').on(segmentEntered('gold')).reenter('always').addTag('met'));
  await activate(t, workflow('renewed').on(dateReached('renewal')).reenter('always').addTag('renewed'));
};

const DAY = 86_400_000;

/** What happened to one person in the last ten days, all handed over at once. */
export const story = async ({ engine, clock }: TestEngine, who: string): Promise<void> => {
  const email = `${who}@example.com`;
  const ago = (days: number) => new Date(clock.now() - days * DAY);
  const told = (nick: string) => ({ fields: { nick, level: 'gold', renewal: ago(5).toISOString().slice(0, 10) } });
  // Put into by them, and somebody else's a day later.
  const basket = { source: 't', name: 'put', subject: `cart:${who}`, owns: true };
  await engine.track([
    { source: 't', id: `${who}:1`, name: 'ping', email, occurredAt: ago(9), person: told('first') },
    { source: 't', id: `${who}:2`, name: 'ping', email, occurredAt: ago(4) },
    { source: 't', id: `${who}:3`, name: 'ping', email, occurredAt: ago(1), person: told('second') },
    { source: 't', id: `${who}:4`, name: 'stop', email, occurredAt: ago(0.5) },
    { ...basket, id: `${who}:5`, email, occurredAt: ago(3) },
    { ...basket, id: `${who}:6`, email: `next-${email}`, occurredAt: ago(2) },
  ]);
  await engine.people.import({
    import: `of-${who}`,
    startWorkflows: true,
    rows: [{ row: 1, person: { email, unsubscribed: true } }],
  });
};

/** What became of that person; it is always the same. */
export const outcomeOf = async ({ db }: Pick<World, 'db'>, who: string): Promise<unknown> => {
  const email = `${who}@example.com`;
  const person = await db.collection('whenthen_people').findOne({ email });
  const runs = await db
    .collection('whenthen_runs')
    .find({ person: person?._id })
    .sort({ workflow: 1, enteredAt: 1 })
    .toArray();
  // What others changed meanwhile is not part of it.
  const own = { email, name: { $ne: '$field_changed' } };
  const events = await db.collection('whenthen_events').find(own).sort({ name: 1, occurredAt: 1 }).toArray();
  return {
    nick: person?.['fields'].nick,
    tags: person?.['tags'].sort(),
    segments: person?.['segments'],
    subscription: person?.['subscription'].status,
    told: person?.['told'],
    news: person?.['news'],
    runs: runs.map((r) => `${r['workflow']} ${r['outcome']}`),
    events: events.map((e) => `${e['name']} ${e['state']}`),
  };
};
