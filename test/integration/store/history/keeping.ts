import type { Condition } from '../../../../core/src/definition/condition.js';
import { WORKFLOWS, type Maker } from './call.js';

const SEGMENTS = ['vips', 'lapsed'] as const;
const CRITERIA: Condition = { kind: 'has_tag', tag: 'vip' };
const HOLDERS = ['one', 'other'] as const;

const segment: Maker = (story) => {
  const id = story.random.pick(SEGMENTS);
  const now = story.now();
  const build = { id: `walk-${story.random.whole(1, 2)}`, at: '', to: 'z', looked: 0 };
  const to = story.chance(50) ? ('end' as const) : { at: 'm', looked: 3 };
  const what = story.random.whole(1, 6);
  return async ({ store: { segments } }) => {
    if (what === 1) return segments.put({ _id: id, name: `Segment ${id}`, criteria: CRITERIA }, now, build);
    if (what === 2) return segments.put({ _id: id, name: 'Renamed', criteria: CRITERIA }, now);
    if (what === 3) return segments.moveBuild(id, build, to);
    if (what === 4) return segments.archive(id, now);
    if (what === 5) return segments.left(id);
    return segments.rebuild(id, build);
  };
};

const workflow: Maker = (story) => {
  const id = story.random.pick(WORKFLOWS);
  const now = story.now();
  const version = story.random.whole(1, 9);
  const status = story.random.pick(['draft', 'active', 'paused', 'archived'] as const);
  const what = story.random.whole(1, 4);
  return async ({ store: { workflows } }) => {
    if (what === 1) return workflows.upsert(id, `Name ${version}`, now);
    if (what === 2) return workflows.pointTo(id, version, now);
    if (what === 3) return workflows.setStatus(id, status, now);
    return workflows.setFrozen(id, status === 'active', now);
  };
};

/** Leases hold for an hour or not at all: what the clocks of the stores say meanwhile changes nothing. */
const work: Maker = (story) => {
  const name = story.random.pick(['part:1', 'part:2'] as const);
  const owner = story.random.pick(HOLDERS);
  const ms = story.random.pick([-1, 3_600_000] as const);
  const size = story.random.pick([1, 10, 100] as const);
  const what = story.random.whole(1, 5);
  return async ({ store: { workLeases } }) => {
    if (what === 1) return workLeases.claim({ name, owner, ms });
    if (what === 2) return workLeases.begin({ name, owner, ms, size });
    if (what === 3) return workLeases.begin({ name, owner, ms, size, alone: `event-${size}` });
    if (what === 4) return workLeases.release(name, owner);
    return workLeases.othersHave(['part:1', 'part:2'], owner);
  };
};

const lease: Maker = (story) => {
  const id = story.random.pick(['upkeep', 'mail'] as const);
  const holder = story.random.pick(HOLDERS);
  const now = story.now();
  const until = story.around();
  const isGiven = story.chance(30);
  return async ({ store: { leases } }) => (isGiven ? leases.give(id, holder) : leases.take({ id, holder, now, until }));
};

const mark: Maker = (story) => {
  const to = story.around();
  const key = `workflow:${story.random.whole(1, 3)}`;
  const origin = story.random.pick(HOLDERS);
  return async ({ store: { watermarks, origins } }) => {
    await watermarks.advance('orders', to);
    return origins.claim(key, origin);
  };
};

export const keepingCalls: Record<string, Maker> = { ...{ segment, workflow, work, lease, mark } };
