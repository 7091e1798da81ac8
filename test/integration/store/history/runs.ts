import type { JournalEntry } from '../../../../core/src/definition/journal.js';
import type { RunRecord, RunTransition } from '../../../../core/src/model/run.js';
import type { Stores } from '../../../../core/src/model/stores.js';
import { FAR, PERSONS, WORKFLOWS, type Maker, type Story } from './call.js';

const IDS = Array.from({ length: 30 }, (_, i) => `run-${String(i).padStart(2, '0')}`);
const STEPS = ['wait', 'send', 'decide'] as const;
const WHENEVER = { until: FAR, except: [] };

const run = (story: Story, _id: string): RunRecord => {
  const { random, chance } = story;
  const enteredAt = story.now();
  return {
    _id,
    workflow: random.pick(WORKFLOWS),
    version: random.whole(1, 2),
    person: story.one(PERSONS),
    entryKey: `key-${random.whole(1, 3)}`,
    ...(chance(50) ? { subject: `cart:${random.whole(1, 6)}`, instance: 'x' } : {}),
    trigger: { event: `store:${random.whole(1, 40)}`, name: 'added_to_cart', properties: { cart_id: 'c' } },
    ...{ state: 'waiting', step: 'wait', phase: 'arrive', seq: 0, rev: 0, attempts: 0 },
    ...{ enteredAt, stepAt: enteredAt, wakeAt: story.now(), endedAt: null, outcome: null, reason: null },
    part: random.whole(0, 3),
    journal: [{ type: 'entered', at: enteredAt.getTime(), trigger: 'added_to_cart', event: 'e', occurredAt: 0 }],
    journalMoved: 0,
  };
};

const insert: Maker = (story) => {
  const records = story.some(IDS, 6).map((id) => run(story, id));
  return ({ store }) => store.runs.insertNew(records);
};

const entries = ({ random, count }: Story, at: Date): JournalEntry[] =>
  Array.from({ length: random.pick([1, 2, 40]) }, () => ({
    type: 'note' as const,
    at: at.getTime(),
    step: 'wait',
    message: `Note ${count()}`,
  }));

const transition = (story: Story): RunTransition => {
  const { random, chance } = story;
  const at = story.now();
  const waits: RunTransition['set'] = {
    ...{ step: random.pick(STEPS), phase: 'wait', seq: random.whole(1, 9), stepAt: at, wakeAt: story.now() },
    ...(chance(20) ? { unanswered: { seq: 1, times: 2 } } : {}),
  };
  const ends: RunTransition['set'] = {
    ...{ state: 'ended', step: null, wakeAt: null, endedAt: at, reason: 'Because' },
    outcome: random.pick(['completed', 'goal', 'exited'] as const),
    endedBy: random.pick(['step', 'rule', 'owner'] as const),
    ...(chance(50) ? { resumeAt: story.now() } : {}),
  };
  const pending = {
    key: `pending-${random.whole(1, 20)}`,
    changes: [{ kind: 'add_tag' as const, tag: 'vip' }],
    cause: { depth: 1, run: 'run' },
    at,
  };
  return {
    set: chance(70) ? waits : ends,
    entries: entries(story, at),
    ...(chance(40) ? { pending } : {}),
  };
};

/** Everybody who waits, in an order that both stores have. */
const dueOf = async ({ runs }: Stores) => {
  const parts = [0, 1, 2, 3].flatMap((part) => WORKFLOWS.map((workflow) => ({ part, workflow })));
  const found = parts.flatMap((place) =>
    [true, false].map((lost) => runs.due({ ...place, due: WHENEVER, limit: 100, without: [], lost })),
  );
  return (await Promise.all(found)).flat().sort((a, b) => (a._id < b._id ? -1 : 1));
};

const commit: Maker = (story) => {
  const chosen = new Map(
    story.some(IDS, 12).map((id) => [id, { transition: transition(story), isStale: story.chance(15) }]),
  );
  const shared = transition(story);
  const isShared = story.chance(50);
  return async ({ store }) => {
    const commits = (await dueOf(store)).flatMap((due) => {
      const how = chosen.get(due._id);
      if (!how) return [];
      const read = how.isStale ? { ...due, rev: due.rev - 1 } : due;
      return [{ run: read, transition: isShared ? shared : how.transition }];
    });
    return store.runs.commit(commits);
  };
};

const claim: Maker = (story) => {
  const ids = story.some(IDS, story.random.pick([1, 5]));
  return ({ store }) => store.runs.claim(ids);
};

const lose: Maker = (story) => {
  const [id] = story.some(IDS, 1);
  const isStale = story.chance(20);
  return async ({ store }) => {
    const due = (await dueOf(store)).find((r) => r._id === id);
    if (due) await store.runs.lose(isStale ? { ...due, rev: due.rev - 1 } : due, 'It threw');
  };
};

const reopen: Maker = (story) => {
  const ids = story.some(IDS, 6);
  const at = story.now();
  const event = `store:again-${story.count()}`;
  const entry = { type: 'received' as const, at: at.getTime(), event: 'order', eventId: event };
  const phase = story.random.pick(['arrive', 'wait'] as const);
  const isStale = story.chance(20);
  return async ({ store }) => {
    const heads = (await store.runs.heads(ids)).map((r) => (isStale ? { ...r, rev: r.rev - 1 } : r));
    const all = heads.map((head) => ({ run: head, step: 'wait', phase, stepAt: at, event, wakeAt: at, entry }));
    return (await store.runs.reopen(all)).map((r) => r._id);
  };
};

const fence: Maker = (story) => {
  const query = { workflow: story.random.pick(WORKFLOWS), until: story.around(), partitions: story.random.whole(1, 4) };
  return ({ store }) => store.runs.fenceDue(query);
};

const neverGoOn: Maker = (story) => {
  const workflow = story.random.pick(WORKFLOWS);
  const people = story.chance(20) ? ('everybody' as const) : story.some(PERSONS, 4);
  return ({ store }) => store.runs.neverGoOn(workflow, people);
};

const forget: Maker = ({ random }) => {
  const keys = Array.from({ length: 4 }, () => `pending-${random.whole(1, 20)}`);
  return ({ store }) => store.runs.forgetPending([...new Set(keys)].map((key) => ({ key, runs: IDS })));
};

const refuse: Maker = (story) => {
  const key = `pending-${story.random.whole(1, 20)}`;
  const ids = story.some(IDS, 5);
  return async ({ store }) => {
    for (const id of ids) await store.runs.countRefused(key, id);
  };
};

const note: Maker = (story) => {
  const ids = story.some(IDS, 5);
  const message = `Remark ${story.count()}`;
  const at = story.now();
  return ({ store }) => store.runs.note(ids, message, at);
};

const pass: Maker = (story) => {
  const keys = story.some(['a', 'b', 'c', 'd'], 3);
  const events = Array.from({ length: 12 }, (_, i) => `store:${i}`);
  const wishes = keys.map((key) => ({
    key,
    event: `store:${story.random.whole(0, 11)}`,
    at: story.now(),
    notSince: story.around(),
    atHand: story.some(events, 8),
  }));
  return ({ store }) => store.runs.passGates(wishes);
};

export const runCalls: Record<string, Maker> = {
  ...{ insert, commit, claim, lose, reopen, fence, neverGoOn, forget, refuse, note, pass },
};
