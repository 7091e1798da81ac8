import assert from 'node:assert/strict';
import type { JournalEntry } from '../../../definition/journal.js';
import type { StoreCase } from '../kit/case.js';
import { at, commitOf, ended, idsOf, note, waiting } from './records.js';

const decision = (step: string, seq: number): JournalEntry => ({
  ...{ type: 'action', at: at(0).getTime(), step, action: 'send_email' },
  effect: `${step}:${seq}`,
});

/** What is read of runs. */
export const listCases: StoreCase[] = [
  {
    of: 'runs.get',
    name: 'returns a copy that the caller may change, and null for nobody',
    async run({ runs }) {
      await runs.insertNew([waiting('a', { journal: [note('first')] })]);
      const found = await runs.get('a');
      found?.journal.pop();
      found?.stepAt.setTime(0);
      assert.deepEqual(await runs.get('a'), waiting('a', { journal: [note('first')] }));
      assert.equal(await runs.get('nobody'), null);
    },
  },
  {
    of: 'runs.heads',
    name: 'finds runs without their journals and changes, those that there are',
    async run({ runs }) {
      const lost = { among: 3 };
      await runs.insertNew([waiting('a', { lost, journal: [note('1'), note('2')] }), ended('b')]);
      const heads = await runs.heads(['b', 'a', 'nobody', 'a']);
      const { journal: _, ...rest } = waiting('a', { lost });
      assert.deepEqual(
        heads.find((run) => run._id === 'a'),
        { ...rest, journalLength: 2 },
      );
      assert.deepEqual(idsOf(heads), ['a', 'b']);
      assert.deepEqual(await runs.heads([]), []);
    },
  },
  {
    of: 'runs.waitingOf',
    name: 'finds runs of these people that wait',
    async run({ runs }) {
      await runs.insertNew([waiting('a'), ended('b'), waiting('c', { person: 'q' }), waiting('d', { person: 'r' })]);
      assert.deepEqual(idsOf(await runs.waitingOf(['p', 'q'])), ['a', 'c']);
      assert.deepEqual(await runs.waitingOf(['nobody']), []);
    },
  },
  {
    of: 'runs.waitingIn',
    name: 'finds the newest that wait in a workflow, up to a limit',
    async run({ runs }) {
      await runs.insertNew([waiting('a'), waiting('c'), waiting('b'), ended('d'), waiting('e', { workflow: 'v' })]);
      assert.deepEqual(
        (await runs.waitingIn('w', 2)).map((run) => run._id),
        ['c', 'b'],
      );
    },
  },
  {
    of: 'runs.endedOf',
    name: 'finds the newest that ended, by workflow and person',
    async run({ runs }) {
      await runs.insertNew([ended('b'), ended('a'), waiting('c'), ended('d', { person: 'q' })]);
      const found = await runs.endedOf([
        { workflow: 'w', person: 'p' },
        { workflow: 'w', person: 'nobody' },
      ]);
      assert.equal(found.get('w:p')?._id, 'b');
      assert.equal(found.get('w:p')?.journalLength, 0);
      assert.equal(found.has('w:nobody'), false);
    },
  },
  {
    of: 'runs.endedByOwner',
    name: 'finds those that ended with the owner of their thing',
    async run({ runs }) {
      await runs.insertNew([
        ended('a', { endedBy: 'owner', resumeAt: at(99) }),
        ended('b', { endedBy: 'rule' }),
        ended('c', { endedBy: 'owner', person: 'q' }),
      ]);
      const found = await runs.endedByOwner(['p']);
      assert.deepEqual(
        found.map(({ _id, resumeAt }) => ({ _id, resumeAt })),
        [{ _id: 'a', resumeAt: at(99) }],
      );
    },
  },
  {
    of: 'runs.naming',
    name: 'tells of effects whether their runs decided on them, however long ago',
    async run({ runs }) {
      await runs.insertNew([waiting('a', { journal: [decision('mail', 1)] }), waiting('b')]);
      for (let i = 0; i < 3; i++) {
        const entries = Array.from({ length: 60 }, () => note('something'));
        await runs.commit([await commitOf(runs, 'a', { entries })]);
      }
      await runs.commit([await commitOf(runs, 'a', { entries: [decision('mail', 7)] })]);
      const found = await runs.naming([
        { key: 'old', run: 'a', step: 'mail', seq: 1 },
        { key: 'new', run: 'a', step: 'mail', seq: 7 },
        { key: 'not at that visit', run: 'a', step: 'mail', seq: 2 },
        { key: 'never', run: 'b', step: 'mail', seq: 1 },
        { key: 'of nobody', run: 'nobody', step: 'mail', seq: 1 },
      ]);
      assert.deepEqual(
        [...found].map(([key, { run, decided }]) => [key, run._id, run.rev, decided]),
        [
          ['old', 'a', 5, true],
          ['new', 'a', 5, true],
          ['not at that visit', 'a', 5, false],
          ['never', 'b', 1, false],
        ],
      );
    },
  },
  {
    of: 'runs.startedBy',
    name: 'finds the newest runs of a person that an event started, up to a limit',
    async run({ runs }) {
      const { trigger } = waiting('any');
      await runs.insertNew([
        waiting('a'),
        ended('c', { journal: [note('first')] }),
        waiting('b'),
        waiting('d', { person: 'q' }),
        waiting('e', { trigger: { ...trigger, event: 'shop:2' } }),
      ]);
      const found = await runs.startedBy({ person: 'p', event: 'shop:1', limit: 2 });
      assert.deepEqual(found, [ended('c', { journal: [note('first')] }), waiting('b')]);
    },
  },
  {
    of: 'runs.list',
    name: 'goes through runs in pages, newest first, to the end',
    async run({ runs }) {
      await runs.insertNew(['b', 'e', 'a', 'd', 'c'].map((id) => waiting(id)));
      const pages: string[][] = [];
      let after: string | undefined;
      do {
        const page = await runs.list({ workflow: 'w', after, limit: 2 });
        pages.push(page.map((run) => run._id));
        after = page.at(-1)?._id;
      } while (after);
      assert.deepEqual(pages, [['e', 'd'], ['c', 'b'], ['a'], []]);
    },
  },
  {
    of: 'runs.byIds',
    name: 'has those that are there, newest first',
    async run({ runs }) {
      await runs.insertNew([waiting('a'), ended('c'), waiting('b')]);
      assert.deepEqual(
        (await runs.byIds(['a', 'nothing', 'c'])).map(({ _id }) => _id),
        ['c', 'a'],
      );
    },
  },
  {
    of: 'runs.list',
    name: 'filters by each property alone and by several together',
    async run({ runs }) {
      await runs.insertNew([
        waiting('a'),
        waiting('b', { workflow: 'v' }),
        waiting('c', { version: 2 }),
        waiting('d', { step: 'mail' }),
        waiting('e', { person: 'q' }),
        ended('f'),
        ended('g', { outcome: 'goal', version: 2 }),
      ]);
      const list = async (query: Partial<Parameters<typeof runs.list>[0]>): Promise<string> =>
        idsOf(await runs.list({ limit: 10, ...query })).join('');
      assert.equal(await list({}), 'abcdefg');
      assert.equal(await list({ workflow: 'v' }), 'b');
      assert.equal(await list({ version: 2 }), 'cg');
      assert.equal(await list({ step: 'mail' }), 'd');
      assert.equal(await list({ person: 'q' }), 'e');
      assert.equal(await list({ state: 'ended' }), 'fg');
      assert.equal(await list({ outcome: 'goal' }), 'g');
      assert.equal(await list({ workflow: 'w', version: 1, step: 'pause', person: 'p', state: 'waiting' }), 'a');
      assert.equal(await list({ workflow: 'nothing' }), '');
    },
  },
  {
    of: 'runs.counts',
    name: 'counts who waits and how the others ended',
    async run({ runs }) {
      const none = { waiting: 0, completed: 0, goal: 0, exited: 0, failed: 0, stopped: 0 };
      assert.deepEqual(await runs.counts('w'), none);
      await runs.insertNew([
        ...[waiting('a'), waiting('b'), waiting('c', { workflow: 'v' })],
        ...[ended('d'), ended('e', { outcome: 'goal' }), ended('f', { outcome: 'goal' })],
        ended('g', { outcome: 'stopped' }),
      ]);
      assert.deepEqual(await runs.counts('w'), { ...none, waiting: 2, completed: 1, goal: 2, stopped: 1 });
    },
  },
  {
    of: 'runs.waitingAt',
    name: 'counts who waits, by version and step',
    async run({ runs }) {
      await runs.insertNew([
        ...[waiting('a'), waiting('b'), waiting('c', { step: 'mail' }), waiting('d', { version: 2 })],
        ...[ended('e', { step: 'pause' }), waiting('f', { workflow: 'v' })],
      ]);
      const found = await runs.waitingAt('w');
      const lines = found.map(({ version, step, n }) => `${version} ${step} ${n}`);
      assert.deepEqual(lines.sort(), ['1 mail 1', '1 pause 2', '2 pause 1']);
      assert.deepEqual(await runs.waitingAt('nothing'), []);
    },
  },
  {
    of: 'runs.waitingInEach',
    name: 'counts who waits in each of these workflows, without those that nobody waits in',
    async run({ runs }) {
      await runs.insertNew([
        ...[waiting('a'), waiting('b'), waiting('c', { workflow: 'v' }), waiting('d', { workflow: 'u' })],
        ended('e', { workflow: 'over' }),
      ]);
      const found = await runs.waitingInEach(['w', 'v', 'over', 'nothing']);
      assert.deepEqual(Object.fromEntries(found), { w: 2, v: 1 });
    },
  },
];
