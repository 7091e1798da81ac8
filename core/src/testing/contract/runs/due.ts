import assert from 'node:assert/strict';
import type { DueQuery, RunRecord } from '../../../model/run.js';
import type { StoreCase } from '../kit/case.js';
import { at, commitOf, ended, headOf, idsOf, waiting } from './records.js';

/** Runs that are due at some moment; whoever is due has a person of their own. */
const due = (id: string, seconds: number, more: Partial<RunRecord> = {}): RunRecord =>
  waiting(id, { person: id, wakeAt: at(seconds), ...more });

const query = (more: Partial<DueQuery> = {}): DueQuery => ({
  ...{ part: 0, workflow: 'w', due: { at: at(60) }, limit: 10, without: [], lost: false },
  ...more,
});

/** Who is due, and who is lost. */
export const dueCases: StoreCase[] = [
  {
    of: 'runs.dueWorkflows',
    name: 'names those with somebody due in a slot of a partition, each once',
    async run({ runs }) {
      await runs.insertNew([
        due('a', 60),
        due('b', 60),
        due('c', 60, { workflow: 'v' }),
        due('d', 61, { workflow: 'another slot' }),
        due('e', 60, { workflow: 'another part', part: 1 }),
        ended('f', { workflow: 'ended' }),
      ]);
      assert.deepEqual((await runs.dueWorkflows(0, { at: at(60) })).sort(), ['v', 'w']);
      assert.deepEqual(await runs.dueWorkflows(0, { at: at(59) }), []);
    },
  },
  {
    of: 'runs.dueWorkflows',
    name: 'names those with somebody late, but for slots that are worked on',
    async run({ runs }) {
      await runs.insertNew([
        due('a', 10, { workflow: 'late' }),
        due('b', 20, { workflow: 'worked on' }),
        due('c', 30, { workflow: 'just now' }),
        due('d', 31, { workflow: 'not yet' }),
        due('e', 0, { workflow: 'never', wakeAt: null }),
      ]);
      const found = await runs.dueWorkflows(0, { until: at(30), except: [at(20)] });
      assert.deepEqual(found.sort(), ['just now', 'late']);
    },
  },
  {
    of: 'runs.due',
    name: 'finds who is due in a slot, with what advancing looks at',
    async run({ runs }) {
      await runs.insertNew([
        due('a', 60, { rev: 3, subject: 'order 1' }),
        due('b', 61),
        due('c', 60, { workflow: 'v' }),
        due('d', 60, { part: 1 }),
        due('e', 60, { state: 'ended' }),
      ]);
      const [found, ...others] = await runs.due(query());
      assert.deepEqual(others, []);
      assert.ok(found);
      const { _id, person, subject, trigger, step, rev, wakeAt, journalLength } = found;
      assert.deepEqual(
        { _id, person, subject, trigger, step, rev, wakeAt, journalLength },
        {
          ...{ _id: 'a', person: 'a', subject: 'order 1', trigger: waiting('a').trigger },
          ...{ step: 'pause', rev: 3, wakeAt: at(60), journalLength: 0 },
        },
      );
    },
  },
  {
    of: 'runs.due',
    name: 'leaves out versions and slots that are not wanted',
    async run({ runs }) {
      await runs.insertNew([due('a', 10), due('b', 20), due('c', 30, { version: 2 }), due('d', 40)]);
      const late = { until: at(30), except: [at(20)] };
      assert.deepEqual(idsOf(await runs.due(query({ due: late }))), ['a', 'c']);
      assert.deepEqual(idsOf(await runs.due(query({ due: late, without: [2, 3] }))), ['a']);
    },
  },
  {
    of: 'runs.due',
    name: 'finds whoever is late longest first, up to a limit',
    async run({ runs }) {
      await runs.insertNew([due('a', 30), due('b', 10), due('c', 20), due('d', 40)]);
      const found = await runs.due(query({ due: { until: at(60), except: [] }, limit: 3 }));
      assert.deepEqual(
        found.map((run) => run._id),
        ['b', 'c', 'a'],
      );
    },
  },
  {
    of: 'runs.due',
    name: 'finds those who were lost apart from the others, whoever was lost least first',
    async run({ runs }) {
      await runs.insertNew([
        due('a', 60),
        due('b', 60, { lost: { among: 1 }, attempts: 2 }),
        due('c', 60, { lost: { among: 1, reason: 'thrown' }, attempts: 1 }),
        due('d', 60, { lost: { among: 500 } }),
        due('e', 60, { lost: { among: 2 } }),
      ]);
      assert.deepEqual(idsOf(await runs.due(query())), ['a']);
      const lost = await runs.due(query({ lost: true }));
      assert.deepEqual(
        lost.map((run) => run._id),
        ['d', 'e', 'c', 'b'],
      );
      assert.deepEqual(lost[2]?.lost, { among: 1, reason: 'thrown' });
      assert.equal((await runs.due(query({ lost: true, limit: 2 }))).length, 2);
    },
  },
  {
    of: 'runs.fenceDue',
    name: 'has who is due refuse what was decided before',
    async run({ runs }) {
      await runs.insertNew([
        due('a', 10),
        due('b', 10, { part: 1 }),
        due('not due', 11),
        due('elsewhere', 10, { workflow: 'v' }),
        due('another part', 10, { part: 2 }),
        due('asleep', 10, { wakeAt: null }),
      ]);
      const ids = ['a', 'b', 'not due', 'elsewhere', 'another part', 'asleep'];
      const decided = await Promise.all(ids.map((id) => commitOf(runs, id)));
      await runs.fenceDue({ workflow: 'w', until: at(10), partitions: 2 });
      assert.deepEqual(await runs.commit(decided), new Set(ids.slice(2)));
    },
  },
  {
    of: 'runs.claim',
    name: 'notes how many were claimed together, and counts who was alone',
    async run({ runs }) {
      await runs.insertNew([due('a', 60), due('b', 60, { lost: { among: 4, reason: 'thrown' } }), ended('c')]);
      await runs.claim([]);
      await runs.claim(['a', 'b', 'c']);
      await runs.claim(['b']);
      const [a, b, c] = [await headOf(runs, 'a'), await headOf(runs, 'b'), await headOf(runs, 'c')];
      assert.deepEqual([a.lost, a.attempts], [{ among: 3 }, 0]);
      assert.deepEqual([b.lost, b.attempts], [{ among: 1, reason: 'thrown' }, 1]);
      assert.deepEqual([c.lost, c.attempts], [undefined, 0]);
    },
  },
  {
    of: 'runs.lose',
    name: 'counts once, also where the claim was counted, and notes why',
    async run({ runs }) {
      await runs.insertNew([due('alone', 60), due('among others', 60)]);
      for (const id of ['alone', 'among others']) {
        const read = await headOf(runs, id);
        if (id === 'alone') await runs.claim([id]);
        await runs.lose(read, 'thrown');
        const { lost, attempts } = await headOf(runs, id);
        assert.deepEqual([lost, attempts], [{ among: 1, reason: 'thrown' }, 1]);
      }
    },
  },
  {
    of: 'runs.lose',
    name: 'leaves a run that moved on or ended as it is',
    async run({ runs }) {
      await runs.insertNew([due('a', 60), ended('b')]);
      const read = await headOf(runs, 'a');
      await runs.commit([await commitOf(runs, 'a')]);
      await runs.lose(read, 'thrown');
      await runs.lose(await headOf(runs, 'b'), 'thrown');
      for (const { lost, attempts } of await runs.heads(['a', 'b'])) assert.deepEqual([lost, attempts], [undefined, 0]);
    },
  },
];
