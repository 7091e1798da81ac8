import assert from 'node:assert/strict';
import type { PendingChange, Reopening, RunHead, RunStore } from '../../../model/run.js';
import type { StoreCase } from '../case.js';
import { at, commitOf, ended, headOf, idsOf, note, waiting } from './records.js';

const change = (key: string): PendingChange => ({
  key,
  changes: [{ kind: 'add_tag', tag: 'customer' }],
  cause: { depth: 1, run: 'a' },
  at: at(1),
});

/** Two runs of one person with changes, and a run of somebody else with a third. */
const commitChanges = async (runs: RunStore): Promise<void> => {
  await runs.insertNew([waiting('a'), waiting('b'), waiting('c', { person: 'another' }), waiting('d')]);
  await runs.commit([await commitOf(runs, 'a', { pending: change('one') }), await commitOf(runs, 'd')]);
  await runs.commit([await commitOf(runs, 'a', { pending: change('two') })]);
  await runs.commit([await commitOf(runs, 'b', { pending: change('two') })]);
  await runs.commit([await commitOf(runs, 'c', { pending: change('two') })]);
};

const reopening = (run: RunHead, event: string): Reopening => ({
  run,
  step: 'pause',
  phase: 'wait',
  stepAt: at(5),
  event,
  wakeAt: at(70),
  entry: note('goes on'),
});

/** How runs move, end and go on. */
export const movingCases: StoreCase[] = [
  {
    of: 'runs.commit',
    name: 'moves a run on, and adds to its journal',
    async run({ runs }) {
      await runs.insertNew([
        waiting('a', { rev: 4, attempts: 2, lost: { among: 1, reason: 'thrown' }, journal: [note('first')] }),
      ]);
      const set = { step: null, state: 'ended', outcome: 'goal', endedAt: at(9), wakeAt: null, seq: 2 } as const;
      const entries = [note('second'), note('third')];
      assert.deepEqual(await runs.commit([await commitOf(runs, 'a', { set, entries })]), new Set(['a']));
      const run = await runs.get('a');
      assert.ok(run);
      const { step, state, outcome, endedAt, wakeAt, seq, rev, attempts, lost, phase } = run;
      assert.deepEqual(
        { step, state, outcome, endedAt, wakeAt, seq, rev, attempts, lost, phase },
        { ...set, rev: 5, attempts: 0, lost: undefined, phase: 'wait' },
      );
      assert.deepEqual(await runs.journal(run), [note('first'), ...entries]);
    },
  },
  {
    of: 'runs.commit',
    name: 'refuses whoever moved meanwhile, and writes the others',
    async run({ runs }) {
      await runs.insertNew([waiting('a'), waiting('b', { rev: 7 }), waiting('c'), ended('d')]);
      const commits = await Promise.all(['a', 'b', 'c', 'd'].map((id) => commitOf(runs, id)));
      await runs.commit([await commitOf(runs, 'a', { set: { step: 'elsewhere' } })]);
      assert.deepEqual(await runs.commit(commits), new Set(['b', 'c']));
      assert.equal((await headOf(runs, 'a')).step, 'elsewhere');
      assert.equal((await headOf(runs, 'd')).step, null);
      assert.deepEqual(await runs.commit(commits), new Set());
      assert.deepEqual(await runs.commit([]), new Set());
    },
  },
  {
    of: 'runs.commit',
    name: 'lets one of two through that decided at once',
    async run({ runs }) {
      await runs.insertNew([waiting('a')]);
      const one = await commitOf(runs, 'a', { entries: [note('one')] });
      const other = await commitOf(runs, 'a', { entries: [note('other')] });
      const written = await Promise.all([runs.commit([one]), runs.commit([other])]);
      assert.deepEqual(written.map((ids) => ids.size).sort(), [0, 1]);
      assert.equal((await headOf(runs, 'a')).journalLength, 1);
    },
  },
  {
    of: 'runs.journal',
    name: 'is whole and in order, however long it gets',
    async run({ runs }) {
      await runs.insertNew([waiting('a')]);
      const entries = Array.from({ length: 240 }, (_, i) => note(`entry ${i}`));
      for (let i = 0; i < entries.length; i += 60)
        await runs.commit([await commitOf(runs, 'a', { entries: entries.slice(i, i + 60) })]);
      const run = await runs.get('a');
      assert.deepEqual(run && (await runs.journal(run)), entries);
    },
  },
  {
    of: 'runs.note',
    name: 'adds to journals, also of those that have ended',
    async run({ runs }) {
      await runs.insertNew([waiting('a', { journal: [note('first')] }), ended('b'), waiting('c')]);
      await runs.note([], 'to nobody', at(3));
      await runs.note(['a', 'b', 'nobody'], 'remark', at(3));
      const remark = { type: 'note', at: at(3).getTime(), message: 'remark' };
      assert.deepEqual((await runs.get('a'))?.journal, [note('first'), remark]);
      assert.deepEqual((await runs.get('b'))?.journal, [remark]);
      assert.deepEqual(await runs.get('c'), waiting('c'));
    },
  },
  {
    of: 'runs.reopen',
    name: 'has an ended run go on, due at once',
    async run({ runs }) {
      await runs.insertNew([
        ended('a', { rev: 4, attempts: 1, reason: 'why', endedBy: 'owner', resumeAt: at(70), lost: { among: 1 } }),
      ]);
      const [opened, ...others] = await runs.reopen([reopening(await headOf(runs, 'a'), 'shop:2')]);
      assert.deepEqual(others, []);
      const run = await runs.get('a');
      assert.deepEqual(run, {
        ...waiting('a', { rev: 5, stepAt: at(5), wakeAt: at(70), journal: [note('goes on')] }),
        trigger: { ...waiting('a').trigger, event: 'shop:2' },
      });
      assert.deepEqual(opened, await headOf(runs, 'a'));
    },
  },
  {
    of: 'runs.reopen',
    name: 'returns a run that its event opened before, and none that somebody else moved',
    async run({ runs }) {
      await runs.insertNew([ended('a'), ended('b'), ended('c')]);
      const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((id) => headOf(runs, id)));
      assert.ok(a && b && c);
      await runs.reopen([reopening(a, 'shop:2'), reopening(b, 'shop:other')]);
      const all = [a, b, c].map((run) => reopening(run, 'shop:2'));
      assert.deepEqual(idsOf(await runs.reopen(all)), ['a', 'c']);
      assert.deepEqual((await runs.get('a'))?.journal, [note('goes on')]);
      assert.deepEqual(await runs.reopen([]), []);
    },
  },
  {
    of: 'runs.reopen',
    name: 'leaves a run that has ended once more since it was read',
    async run({ runs }) {
      await runs.insertNew([ended('a')]);
      const read = await headOf(runs, 'a');
      await runs.reopen([reopening(read, 'shop:2')]);
      await runs.commit([await commitOf(runs, 'a', { set: { state: 'ended' } })]);
      assert.deepEqual(await runs.reopen([reopening(read, 'shop:3')]), []);
      assert.equal((await runs.get('a'))?.state, 'ended');
    },
  },
  {
    of: 'runs.neverGoOn',
    name: 'has runs that their owner ended stay so, of these people or of everybody',
    async run({ runs }) {
      const [a, b] = [ended('a', { endedBy: 'owner' }), ended('b', { endedBy: 'owner', person: 'another' })];
      await runs.insertNew([a, b, ended('c', { endedBy: 'owner', workflow: 'v' }), ended('d', { endedBy: 'step' })]);
      await runs.neverGoOn('w', ['p']);
      assert.equal((await runs.get('a'))?.endedBy, 'rule');
      assert.deepEqual(idsOf(await runs.endedByOwner(['p', 'another'])), ['b', 'c']);
      await runs.neverGoOn('w', 'everybody');
      assert.deepEqual(idsOf(await runs.endedByOwner(['p', 'another'])), ['c']);
      assert.equal((await runs.get('d'))?.endedBy, 'step');
    },
  },
  {
    of: 'runs.pendingOf',
    name: 'finds the changes that these people may not have yet, oldest first',
    async run({ runs }) {
      await commitChanges(runs);
      const found = await runs.pendingOf(['p', 'nobody']);
      assert.deepEqual(
        found.sort((one, other) => (one._id < other._id ? -1 : 1)),
        [
          { _id: 'a', person: 'p', pending: [change('one'), change('two')] },
          { _id: 'b', person: 'p', pending: [change('two')] },
        ],
      );
    },
  },
  {
    of: 'runs.pendingPeople',
    name: 'names people who may lack changes, some of them',
    async run({ runs }) {
      assert.deepEqual(await runs.pendingPeople(10), []);
      await commitChanges(runs);
      assert.deepEqual((await runs.pendingPeople(10)).sort(), ['another', 'p']);
      assert.equal((await runs.pendingPeople(1)).length, 1);
    },
  },
  {
    of: 'runs.forgetPending',
    name: 'forgets a change in these runs, whatever became of them, and nothing else',
    async run({ runs }) {
      await commitChanges(runs);
      await runs.commit([await commitOf(runs, 'a', { set: { state: 'ended' } })]);
      await runs.forgetPending([]);
      await runs.forgetPending([
        { key: 'two', runs: ['a', 'b', 'd', 'nobody'] },
        { key: 'one', runs: [] },
      ]);
      assert.deepEqual(await runs.pendingOf(['p']), [{ _id: 'a', person: 'p', pending: [change('one')] }]);
      assert.deepEqual(idsOf(await runs.pendingOf(['another'])), ['c']);
    },
  },
  {
    of: 'runs.countRefused',
    name: 'counts how often a person could not take a change',
    async run({ runs }) {
      await commitChanges(runs);
      for (let again = 0; again < 2; again++) await runs.countRefused('two', 'a');
      await runs.countRefused('one', 'b');
      await runs.countRefused('one', 'nobody');
      assert.deepEqual((await runs.get('a'))?.pending, [change('one'), { ...change('two'), refused: 2 }]);
      assert.deepEqual((await runs.get('b'))?.pending, [change('two')]);
    },
  },
];
