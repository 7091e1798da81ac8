import assert from 'node:assert/strict';
import type { Claim, EffectStore, Lost } from '../../../model/effect.js';
import type { StoreCase } from '../kit/case.js';
import { at, claimed, claimOf, effectOf, idsOf, lanes, open, settled } from './records.js';

const lostAt = (seconds: number, more: Partial<Lost> = {}): Lost => ({
  ...{ lanes: lanes(), actions: ['send_email'], except: [], now: at(seconds) },
  ...more,
});

/** A trial of what is lost, for ten seconds. */
const trial = (lease: string, seconds: number, more: Partial<Lost> = {}): Lost & Claim => ({
  ...lostAt(seconds, more),
  ...{ until: at(seconds + 10), lease },
});

const dueNames = async (effects: EffectStore, query: Parameters<typeof lanes>[0]): Promise<string[]> =>
  (await effects.dueLanes({ lanes: lanes(query), now: at(0) })).lanes.sort();

/** Lanes, and the claims of what is due in them. */
export const claimCases: StoreCase[] = [
  {
    of: 'effects.dueLanes',
    name: 'names lanes by whole names and by how they begin, without some',
    async run({ effects }) {
      const names = ['smtp:shop', 'host:a.example', 'host:b.example', 'action:wait'];
      await effects.record([
        ...names.map((lane) => open(`in ${lane}`, { lane })),
        ...names.map((lane) => open(`again in ${lane}`, { lane })),
      ]);
      assert.deepEqual(await dueNames(effects, { names: ['smtp:shop', 'action:none'] }), ['smtp:shop']);
      assert.deepEqual(await dueNames(effects, { prefixes: ['host:'] }), names.slice(0, 3).sort());
      const some = { names: [], prefixes: ['host:', 'action:'], without: ['host:a.example'] };
      assert.deepEqual(await dueNames(effects, some), ['action:wait', 'host:b.example']);
      assert.deepEqual(await dueNames(effects, { names: ['smtp:shop'], without: ['smtp:shop'] }), []);
    },
  },
  {
    of: 'effects.rehome',
    name: 'moves what waits of these templates, and what nobody has claimed',
    async run({ effects }) {
      const of = (template: string) => ({ input: { template } });
      await claimed(effects, 'lease', [open('claimed', of('news'))]);
      await settled(effects, 'failed', [open('failed', of('news'))]);
      await effects.record([
        open('news', of('news')),
        open('later', { ...of('news'), dueAt: at(90), lane: 'smtp:@slow' }),
        open('other', of('receipt')),
        open('note', { ...of('news'), action: 'notify_staff' }),
        open('host', { ...of('news'), lane: 'host:a.example' }),
      ]);
      await effects.rehome({ templates: ['news', 'offer'], lane: 'smtp:@bulk', from: 'smtp:' });
      const lanesNow = async () =>
        Object.fromEntries(
          (await effects.byRuns(['r'])).filter(({ lane }) => lane !== 'smtp:shop').map(({ _id, lane }) => [_id, lane]),
        );
      assert.deepEqual(await lanesNow(), { news: 'smtp:@bulk', later: 'smtp:@bulk', host: 'host:a.example' });
      const { lane: _, ...news } = await effectOf(effects, 'news');
      assert.deepEqual({ ...news, lane: 'smtp:shop' }, open('news', of('news')));
      await effects.rehome({ templates: ['receipt', 'news'], lane: 'smtp:usual', from: 'smtp:@' });
      assert.deepEqual(await lanesNow(), { news: 'smtp:usual', later: 'smtp:usual', host: 'host:a.example' });
    },
  },
  {
    of: 'effects.dueLanes',
    name: 'takes the beginning of a name as it is written',
    async run({ effects }) {
      await effects.record([open('a', { lane: 'host:a.b' }), open('b', { lane: 'host:axb' })]);
      assert.deepEqual(await dueNames(effects, { names: [], prefixes: ['host:a.'] }), ['host:a.b']);
      assert.deepEqual(await dueNames(effects, { names: [], prefixes: ['.*'] }), []);
    },
  },
  {
    of: 'effects.dueLanes',
    name: 'leaves out lanes where nothing is due, or all is claimed',
    async run({ effects }) {
      await settled(effects, 'held', [open('held')]);
      await claimed(effects, 'lease', [open('claimed')]);
      await effects.record([open('later', { dueAt: at(1) })]);
      assert.deepEqual(await effects.dueLanes({ lanes: lanes(), now: at(0) }), { lanes: [], unplaced: false });
      assert.deepEqual(await effects.dueLanes({ lanes: lanes(), now: at(1) }), {
        lanes: ['smtp:shop'],
        unplaced: false,
      });
    },
  },
  {
    of: 'effects.place',
    name: 'gives lanes to effects that have none',
    async run({ effects }) {
      const { lane: _, class: __, ...bare } = open('a');
      await effects.record([bare, { ...bare, _id: 'b' }, open('placed')]);
      assert.equal((await effects.dueLanes({ lanes: lanes(), now: at(0) })).unplaced, true);
      await effects.place([]);
      await effects.place(
        ['a', 'placed', 'nothing'].map((_id) => ({ _id, lane: 'host:x', class: 'transactional' as const })),
      );
      assert.deepEqual(await effects.byIds(['a']), [{ ...bare, lane: 'host:x', class: 'transactional' }]);
      assert.deepEqual(await effects.byIds(['placed']), [open('placed')]);
      assert.deepEqual(idsOf(await effects.unplaced(10)), ['b']);
    },
  },
  {
    of: 'effects.unplaced',
    name: 'finds open effects without a lane, some of them',
    async run({ effects }) {
      const { lane: _, class: __, ...bare } = open('a');
      await effects.record([bare, { ...bare, _id: 'b' }, { ...bare, _id: 'c', state: 'done' }, open('placed')]);
      assert.deepEqual(
        (await effects.unplaced(10)).find((e) => e._id === 'a'),
        { _id: 'a', action: bare.action, input: bare.input },
      );
      assert.deepEqual(idsOf(await effects.unplaced(10)), ['a', 'b']);
      assert.equal((await effects.unplaced(1)).length, 1);
    },
  },
  {
    of: 'effects.claim',
    name: 'claims what is due in a lane, and counts the attempt',
    async run({ effects }) {
      await effects.record([
        open('a', { attempts: 2, reason: 'why' }),
        open('later', { dueAt: at(11) }),
        open('elsewhere', { lane: 'smtp:other' }),
        open('not ours', { action: 'add_tag' }),
        open('over', { state: 'held' }),
      ]);
      const result = await effects.claim(claimOf('lease', 10));
      const expected = open('a', { attempts: 3, reason: 'why', dueAt: at(40), lease: 'lease' });
      assert.deepEqual(result, { claimed: [expected], more: false });
      assert.deepEqual(await effects.byIds(['a']), [expected]);
    },
  },
  {
    of: 'effects.claim',
    name: 'claims transactional first, then by time, and says whether there may be more',
    async run({ effects }) {
      await effects.record([
        open('a', { dueAt: at(1) }),
        open('b', { dueAt: at(3), class: 'transactional' }),
        open('c', { dueAt: at(2), class: 'transactional' }),
        open('d', { dueAt: at(0) }),
      ]);
      const first = await effects.claim(claimOf('1', 5, { limit: 1 }));
      assert.deepEqual([idsOf(first.claimed), first.more], [['c'], true]);
      const second = await effects.claim(claimOf('2', 5, { limit: 2 }));
      assert.deepEqual([idsOf(second.claimed), second.more], [['b', 'd'], true]);
      const third = await effects.claim(claimOf('3', 5, { limit: 2 }));
      assert.deepEqual([idsOf(third.claimed), third.more], [['a'], false]);
    },
  },
  {
    of: 'effects.claim',
    name: 'claims no more marketing than it may, and transactional beside it',
    async run({ effects }) {
      await effects.record([
        ...['m1', 'm2', 'm3'].map((id) => open(id)),
        ...['t1', 't2'].map((id) => open(id, { class: 'transactional' })),
      ]);
      const none = await effects.claim(claimOf('1', 5, { limit: 1, marketing: 0 }));
      assert.deepEqual([idsOf(none.claimed), none.more], [['t1'], true]);
      const some = await effects.claim(claimOf('2', 5, { limit: 4, marketing: 1 }));
      assert.deepEqual([idsOf(some.claimed), some.more], [['m1', 't2'], true]);
      const left = await effects.claim(claimOf('3', 5, { limit: 4, marketing: 0 }));
      assert.deepEqual([idsOf(left.claimed), left.more], [[], false]);
      const rest = await effects.claim(claimOf('4', 5, { limit: 4, marketing: 4 }));
      assert.deepEqual([idsOf(rest.claimed), rest.more], [['m2', 'm3'], false]);
    },
  },
  {
    of: 'effects.claim',
    name: 'notes since when the lane was held up, unless that is known already',
    async run({ effects }) {
      await effects.record([open('a'), open('b', { heldUp: at(1) })]);
      await effects.claim(claimOf('1', 5, { heldUp: at(2) }));
      const found = await effects.byIds(['a', 'b']);
      assert.deepEqual(Object.fromEntries(found.map((e) => [e._id, e.heldUp])), { a: at(2), b: at(1) });
    },
  },
  {
    of: 'effects.claim',
    name: 'gives nothing to two, also when they ask at once, and nothing whose claim ran out',
    async run({ effects }) {
      await effects.record(['a', 'b', 'c', 'd'].map((id) => open(id)));
      const both = await Promise.all(['1', '2'].map((lease) => effects.claim(claimOf(lease, 0))));
      assert.deepEqual(idsOf(both.flatMap((one) => one.claimed)), ['a', 'b', 'c', 'd']);
      assert.deepEqual(await effects.claim(claimOf('3', 99)), { claimed: [], more: false });
    },
  },
  {
    of: 'effects.hasLost',
    name: 'tells whether a claim ran out without a result',
    async run({ effects }) {
      await claimed(effects, 'lease', [open('a')]);
      await effects.record([open('never claimed')]);
      assert.equal(await effects.hasLost(lostAt(29)), false);
      assert.equal(await effects.hasLost(lostAt(30)), true);
      assert.equal(await effects.hasLost(lostAt(30, { except: ['a'] })), false);
      assert.equal(await effects.hasLost(lostAt(30, { actions: ['add_tag'] })), false);
      assert.equal(await effects.hasLost(lostAt(30, { lanes: lanes({ names: [], prefixes: ['smtp:'] }) })), true);
      assert.equal(await effects.hasLost(lostAt(30, { lanes: lanes({ without: ['smtp:shop'] }) })), false);
      await effects.finish([{ key: 'a', lease: 'lease', outcome: { state: 'done' } }], at(31));
      assert.equal(await effects.hasLost(lostAt(99)), false);
    },
  },
  {
    of: 'effects.claimLost',
    name: 'claims one at a time, whoever ran out first, and counts it',
    async run({ effects }) {
      await claimed(effects, 'first', [open('b')]);
      await effects.record([open('a')]);
      await effects.claim(claimOf('second', 5));
      assert.equal(await effects.claimLost(trial('trial', 29)), null);
      const found = await effects.claimLost(trial('trial', 40));
      assert.deepEqual(found, open('b', { lease: 'trial', attempts: 2, lost: 1, dueAt: at(60) }));
      assert.deepEqual(await effects.byIds(['b']), [found]);
      assert.equal(await effects.claimLost(trial('other', 40, { except: ['a'] })), null);
      assert.equal((await effects.claimLost(trial('other', 40)))?._id, 'a');
      assert.equal(await effects.claimLost(trial('third', 40)), null);
    },
  },
  {
    of: 'effects.claimLost',
    name: 'holds twice as long each time that nothing came of it',
    async run({ effects }) {
      await claimed(effects, 'lease', [open('a')]);
      const tried = [];
      for (const seconds of [30, 50, 90]) tried.push(await effects.claimLost(trial(`at ${seconds}`, seconds)));
      assert.deepEqual(
        tried.map((effect) => [effect?.lost, effect?.dueAt]),
        [
          [1, at(50)],
          [2, at(90)],
          [3, at(170)],
        ],
      );
    },
  },
  {
    of: 'effects.renew',
    name: 'has claims hold longer, never shorter, and tells which held',
    async run({ effects }) {
      await claimed(effects, 'one', [open('a'), open('b')]);
      await claimed(effects, 'other', [open('c')]);
      await settled(effects, 'held', [open('d')]);
      const claims = [...['a', 'b', 'd', 'nothing'].map((key) => ({ key, lease: 'one' })), { key: 'c', lease: 'gone' }];
      assert.deepEqual(await effects.renew(claims, at(60)), new Set(['a', 'b']));
      assert.deepEqual((await effectOf(effects, 'a')).dueAt, at(60));
      assert.deepEqual((await effectOf(effects, 'c')).dueAt, at(30));
      assert.deepEqual(await effects.renew([{ key: 'a', lease: 'one' }], at(40)), new Set(['a']));
      assert.deepEqual((await effectOf(effects, 'a')).dueAt, at(60));
      assert.deepEqual(await effects.renew([], at(99)), new Set());
    },
  },
  {
    of: 'effects.release',
    name: 'lets go of claims, which do not count then',
    async run({ effects }) {
      await claimed(effects, 'one', [open('a'), open('b')]);
      await claimed(effects, 'other', [open('c')]);
      await effects.release([], 'one', at(10));
      await effects.release(['a', 'c', 'nothing'], 'one', at(10));
      assert.deepEqual(await effects.byIds(['a']), [open('a', { dueAt: at(10) })]);
      for (const id of ['b', 'c']) assert.equal((await effectOf(effects, id)).attempts, 1);
      assert.deepEqual(idsOf((await effects.claim(claimOf('next', 10))).claimed), ['a']);
    },
  },
  {
    of: 'effects.release',
    name: 'has what was on trial stay to be tried',
    async run({ effects }) {
      await claimed(effects, 'lease', [open('a')]);
      await effects.claimLost(trial('trial', 30));
      await effects.release(['a'], 'trial', at(40));
      const { attempts, lost, dueAt } = await effectOf(effects, 'a');
      assert.deepEqual([attempts, lost, dueAt], [1, 0, at(40)]);
      assert.deepEqual(await effects.claim(claimOf('next', 40)), { claimed: [], more: false });
      assert.equal((await effects.claimLost(trial('again', 40)))?.lost, 1);
    },
  },
];
