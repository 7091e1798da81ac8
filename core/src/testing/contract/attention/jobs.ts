import assert from 'node:assert/strict';
import type { AttentionJob } from '../../../model/attention.js';
import type { StoreCase } from '../kit/case.js';
import { at, idsOf } from '../effects/records.js';

const job = (id: string, seconds: number, more: Partial<AttentionJob> = {}): AttentionJob => ({
  ...{ _id: id, what: 'retry', filter: { kind: 'failed', until: at(0) }, by: 'ed', expected: 7 },
  ...{ state: 'running', startedAt: at(seconds), endedAt: null },
  ...more,
});

/** Decisions about many, while they are carried out. */
export const attentionJobCases: StoreCase[] = [
  {
    of: 'attention.startJob',
    name: 'keeps a decision',
    async run({ attention }) {
      await attention.startJob(job('a', 1));
      assert.deepEqual(await attention.job('a'), job('a', 1));
    },
  },
  {
    of: 'attention.job',
    name: 'knows no decision that there is not',
    async run({ attention }) {
      assert.equal(await attention.job('nothing'), null);
    },
  },
  {
    of: 'attention.jobs',
    name: 'has the newest first',
    async run({ attention }) {
      await attention.startJob(job('b', 1));
      await attention.startJob(job('a', 2, { state: 'done', endedAt: at(3), done: 7 }));
      await attention.startJob(job('c', 1));
      assert.deepEqual(
        (await attention.jobs(2)).map(({ _id }) => _id),
        ['a', 'c'],
      );
    },
  },
  {
    of: 'attention.runningJobs',
    name: 'has those that have not come to their end',
    async run({ attention }) {
      await attention.startJob(job('a', 1));
      await attention.startJob(job('b', 2));
      await attention.moveJob('b', { done: 3, now: at(4) });
      assert.deepEqual(idsOf(await attention.runningJobs()), ['a']);
    },
  },
  {
    of: 'attention.moveJob',
    name: 'goes on behind a place, and ends once',
    async run({ attention }) {
      await attention.startJob(job('a', 1));
      await attention.moveJob('a', { at: { at: at(2), id: 'e' } });
      assert.deepEqual((await attention.job('a'))?.at, { at: at(2), id: 'e' });
      await attention.moveJob('a', { done: 5, now: at(9) });
      await attention.moveJob('a', { done: 6, now: at(10) });
      await attention.moveJob('a', { at: { at: at(1), id: 'f' } });
      assert.deepEqual(
        await attention.job('a'),
        job('a', 1, { at: { at: at(2), id: 'e' }, state: 'done', done: 5, endedAt: at(9) }),
      );
    },
  },
  {
    of: 'attention.eraseFromJobs',
    name: 'takes people out of filters and notes, and leaves the others',
    async run({ attention }) {
      await attention.startJob(job('a', 1, { filter: { person: 'p', kind: 'failed' }, note: 'asked Ada@Example.com' }));
      await attention.startJob(job('b', 2, { filter: { person: 'q', text: 'to ada@example.com' }, note: 'n' }));
      await attention.startJob(job('c', 3, { keys: ['k'] }));
      await attention.eraseFromJobs({ people: ['p'], emails: ['ada@example.com'], alias: 'erased_1' });
      assert.deepEqual(await attention.job('a'), job('a', 1, { filter: { person: 'erased_1', kind: 'failed' } }));
      assert.deepEqual(await attention.job('b'), job('b', 2, { filter: { person: 'q', text: 'erased_1' }, note: 'n' }));
      assert.deepEqual(await attention.job('c'), job('c', 3, { keys: ['k'] }));
    },
  },
];
