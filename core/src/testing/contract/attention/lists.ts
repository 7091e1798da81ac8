import assert from 'node:assert/strict';
import type { StoreCase } from '../kit/case.js';
import { at, open } from '../effects/records.js';
import { ended, failed, handling } from './records.js';

const ids = (found: { _id: string }[]): string[] => found.map((one) => one._id);

/** What needs a person: found, counted and grouped. */
export const attentionListCases: StoreCase[] = [
  {
    of: 'attention.list',
    name: 'has what failed, is held or came too late, newest first, page by page',
    async run({ effects, attention }) {
      await failed(effects, 'a', 1);
      await ended(effects, open('b'), { state: 'held', reason: 'who knows' }, 2);
      await ended(effects, open('c'), { state: 'skipped', reason: 'Too late', expired: true }, 3);
      await ended(effects, open('d'), { state: 'skipped', reason: 'unsubscribed' }, 4);
      await ended(effects, open('e'), { state: 'done' }, 4);
      await failed(effects, 'f', 3);
      await effects.record([open('g')]);
      const first = await attention.list({ filter: {}, limit: 3 });
      assert.deepEqual(ids(first), ['f', 'c', 'b']);
      assert.deepEqual(
        first.map(({ attention: kind, cause }) => [kind, cause]),
        [
          ['failed', 'refused'],
          ['expired', 'Too late'],
          ['held', 'who knows'],
        ],
      );
      assert.deepEqual(ids(await attention.list({ filter: {}, behind: { at: at(3), id: 'c' }, limit: 3 })), ['b', 'a']);
    },
  },
  {
    of: 'attention.list',
    name: 'takes each filter, and all together',
    async run({ effects, attention }) {
      const one = { workflow: 'x', step: 's', action: 'call', person: 'q', run: 'r2', lane: 'action:call' };
      await failed(effects, 'a', 1, { ...one, reason: 'It said (no)' });
      await failed(effects, 'b', 2);
      await ended(effects, open('c'), { state: 'held', reason: 'who knows' }, 3);
      const found = async (filter: Parameters<typeof attention.list>[0]['filter']) =>
        ids(await attention.list({ filter, limit: 9 }));
      for (const filter of [
        ...[{ workflow: 'x' }, { step: 's' }, { action: 'call' }, { person: 'q' }, { run: 'r2' }],
        ...[{ cause: 'It said (no)' }, { text: 'SAID (N' }, { until: at(1) }],
      ])
        assert.deepEqual(await found(filter), ['a'], JSON.stringify(filter));
      assert.deepEqual(await found({ kind: 'held' }), ['c']);
      assert.deepEqual(await found({ text: 'It said .no' }), []);
      const group = { workflow: 'x', action: 'call', kind: 'failed', cause: 'It said (no)' } as const;
      assert.deepEqual(await found(group), ['a']);
      assert.deepEqual(await found({ ...group, step: 's', person: 'q', run: 'r2', until: at(9) }), ['a']);
      assert.deepEqual(await found({ ...group, person: 'p' }), []);
    },
  },
  {
    of: 'attention.count',
    name: 'counts what matches, up to a limit',
    async run({ effects, attention }) {
      for (const [seconds, id] of ['a', 'b', 'c'].entries()) await failed(effects, id, seconds);
      assert.equal(await attention.count({}, 10), 3);
      assert.equal(await attention.count({}, 2), 2);
      assert.equal(await attention.count({ until: at(1) }, 10), 2);
      assert.equal(await attention.count({ person: 'p', text: 'REF' }, 10), 3);
      assert.equal(await attention.count({ run: 'nothing' }, 10), 0);
      assert.equal(await attention.count({ kind: 'held' }, 10), 0);
    },
  },
  {
    of: 'attention.groups',
    name: 'has a group for each workflow, action, kind and cause, the largest first',
    async run({ effects, attention }) {
      await failed(effects, 'a', 1, { reason: '550 <a@x.example> gone' });
      await failed(effects, 'b', 5, { reason: '550 <b@x.example> gone' });
      await failed(effects, 'c', 3, { workflow: 'x' });
      const groups = await attention.groups(9);
      assert.deepEqual(groups, [
        {
          workflow: 'w',
          action: 'send_email',
          kind: 'failed',
          cause: '550 <…> gone',
          count: 2,
          first: at(1),
          last: at(5),
        },
        { workflow: 'x', action: 'send_email', kind: 'failed', cause: 'refused', count: 1, first: at(3), last: at(3) },
      ]);
      assert.deepEqual(await attention.groups(1), groups.slice(0, 1));
    },
  },
  {
    of: 'attention.countEach',
    name: 'counts in each workflow, and leaves those out where nothing is',
    async run({ effects, attention }) {
      await failed(effects, 'a', 1);
      await failed(effects, 'b', 1);
      await failed(effects, 'c', 1, { workflow: 'x' });
      assert.deepEqual(await attention.countEach(['w', 'y']), new Map([['w', 2]]));
      assert.deepEqual(await attention.countEach([]), new Map());
    },
  },
  {
    of: 'attention.failedOf',
    name: 'counts what went wrong in each run, dismissed or not',
    async run({ effects, attention }) {
      await failed(effects, 'a', 1);
      await failed(effects, 'b', 1, { seq: 2 });
      await ended(effects, open('c', { run: 'r2' }), { state: 'done' }, 1);
      await failed(effects, 'd', 1, { run: 'r3' });
      await attention.dismiss(['a', 'd'], handling('j', 2));
      const runs = ['r', 'r2', 'r3'].map((run) => ({ workflow: 'w', run }));
      assert.deepEqual(
        await attention.failedOf(runs),
        new Map([
          ['r', 2],
          ['r3', 1],
        ]),
      );
      assert.deepEqual(await attention.failedOf([]), new Map());
      await attention.retry(['b'], handling('k', 3));
      assert.deepEqual((await attention.failedOf(runs)).get('r'), 1);
    },
  },
  {
    of: 'attention.runsWithFailed',
    name: 'names runs of a workflow in which something went wrong, newest first, each once',
    async run({ effects, attention }) {
      for (const [i, run] of ['r1', 'r2', 'r2', 'r2', 'r3', 'r4'].entries())
        await failed(effects, `e${i}`, 1, { run, seq: i, ...(run === 'r4' && { workflow: 'x' }) });
      assert.deepEqual(await attention.runsWithFailed({ workflow: 'w', limit: 2 }), ['r3', 'r2']);
      assert.deepEqual(await attention.runsWithFailed({ workflow: 'w', before: 'r2', limit: 2 }), ['r1']);
      assert.deepEqual(await attention.runsWithFailed({ workflow: 'y', limit: 2 }), []);
    },
  },
];
