import type { EffectOutcome, EffectRecord } from '../../../../core/src/model/effect.js';
import type { Stores } from '../../../../core/src/model/stores.js';
import { PERSONS, type Maker, type Story } from './call.js';

const IDS = Array.from({ length: 25 }, (_, i) => `effect-${String(i).padStart(2, '0')}`);
const LANES = ['mail', 'host:a.example.com', 'host:b.example.com'] as const;
const ACTIONS = ['send_email', 'send_webhook'] as const;
const EVERY = { names: ['mail'], prefixes: ['host:'], without: [] as string[] };

const effect = (story: Story, _id: string): EffectRecord => {
  const { random, chance } = story;
  const dueAt = story.now();
  return {
    _id,
    run: `run-${random.whole(1, 9)}`,
    person: story.one(PERSONS),
    ...{ workflow: 'cart', version: 1, step: 'send', seq: random.whole(1, 5) },
    action: random.pick(ACTIONS),
    input: { template: 'hello' },
    ...{ state: 'open', dueAt, attempts: 0 },
    ...(chance(80) ? { lane: random.pick(LANES), class: random.pick(['marketing', 'transactional'] as const) } : {}),
    createdAt: story.now(),
  };
};

/** One that is there already comes alone: when it is due again is then its own time. */
const record: Maker = (story) => {
  const records = story.some(IDS, 3).map((id) => effect(story, id));
  return async ({ store }) => {
    const added: string[][] = [];
    for (const one of records) added.push([...(await store.effects.record([one]))]);
    return added;
  };
};

const place: Maker = (story) => {
  const lane = story.random.pick(LANES);
  const limit = story.random.whole(1, 3);
  return async ({ store }) => {
    const found = (await store.effects.unplaced(1_000)).sort((a, b) => (a._id < b._id ? -1 : 1));
    const some = found.slice(0, limit).map(({ _id }) => ({ _id, lane, class: 'marketing' as const }));
    await store.effects.place(some);
  };
};

const claim: Maker = (story) => {
  const lane = story.random.pick(LANES);
  const now = story.now();
  const query = { lane, actions: [...ACTIONS], now, until: story.around(), lease: `lease-${story.count()}`, limit: 1 };
  return ({ store }) => store.effects.claim(query);
};

const claimLost: Maker = (story) => {
  const now = story.now();
  const until = story.now();
  const except = story.some(IDS, 3);
  const lease = `lease-${story.count()}`;
  return ({ store }) => store.effects.claimLost({ lanes: EVERY, actions: [...ACTIONS], except, now, until, lease });
};

/** The leases that are held, by effect. */
const leases = async ({ effects }: Stores) =>
  (await effects.byIds(IDS))
    .flatMap(({ _id: key, lease }) => (lease === undefined ? [] : [{ key, lease }]))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

const renew: Maker = (story) => {
  const at = story.random.whole(0, 10);
  const until = story.around();
  return async ({ store }) => {
    const held = await leases(store);
    return store.effects.renew([...held.slice(at, at + 1), { key: 'unknown', lease: 'lost' }], until);
  };
};

const outcome = (story: Story): EffectOutcome =>
  story.random.pick<EffectOutcome>([
    { state: 'done' },
    { state: 'done', output: { status: 200 } },
    { state: 'done', reason: 'Somehow' },
    { state: 'failed', reason: 'Refused' },
    { state: 'skipped', reason: 'Unsubscribed' },
    { state: 'held', reason: 'Who knows' },
    { state: 'later', reason: 'Busy', dueAt: story.now() },
    { state: 'put off', reason: 'Quiet hours', dueAt: story.now() },
  ]);

const finish: Maker = (story) => {
  const results = IDS.map((key) => ({ key, outcome: outcome(story) }));
  const ids = new Set(story.some(IDS, 8));
  const isLost = story.chance(25);
  const now = story.now();
  return async ({ store }) => {
    const held = new Map((await leases(store)).map(({ key, lease }) => [key, lease]));
    const some = results
      .filter((r) => ids.has(r.key))
      .map((r) => ({ ...r, lease: isLost ? 'lost' : (held.get(r.key) ?? 'none') }));
    await store.effects.finish(some, now);
  };
};

const drop: Maker = (story) => {
  const ids = story.some(IDS, 6);
  const now = story.now();
  const isLost = story.chance(20);
  return async ({ store }) => {
    const found = await store.effects.byIds(ids);
    const gone = found.flatMap(({ _id, lease, again }) =>
      lease === undefined ? [] : [{ _id, lease: isLost ? 'lost' : lease, ...(again === undefined ? {} : { again }) }],
    );
    await store.effects.drop(gone, now);
  };
};

const release: Maker = (story) => {
  const at = story.random.whole(0, 6);
  const dueAt = story.now();
  return async ({ store }) => {
    const one = (await leases(store))[at];
    if (one) await store.effects.release([one.key], one.lease, dueAt);
  };
};

const mislay: Maker = (story) => {
  const ids = story.some(IDS, 4);
  return ({ store }) => store.effects.mislay(ids);
};

const decide: Maker = (story) => {
  const ids = story.some(IDS, 5).map((id) => ({ id, now: story.now() }));
  const decision = story.random.pick(['reopen', 'done'] as const);
  return async ({ store }) => {
    const decided: boolean[] = [];
    for (const { id, now } of ids) decided.push(await store.effects.resolveHeld(id, decision, now));
    return decided;
  };
};

export const effectCalls: Record<string, Maker> = {
  ...{ record, place, claim, claimLost, renew, finish, drop, release, mislay, decide },
};
