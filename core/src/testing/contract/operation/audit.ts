import assert from 'node:assert/strict';
import type { AuditRecord } from '../../../model/operation/audit.js';
import type { StoreCase } from '../kit/case.js';
import { at } from '../kit/moment.js';

const entry = (id: string, given: Partial<AuditRecord> = {}): AuditRecord => ({
  _id: id,
  at: at(0),
  by: 'ed',
  what: 'workflow.published',
  on: { kind: 'workflow', id: 'cart', name: 'Cart' },
  details: {},
  state: 'begun',
  ...given,
});

const ids = (entries: AuditRecord[]): string[] => entries.map((e) => e._id);

export const auditCases: StoreCase[] = [
  {
    of: 'audit.add',
    name: 'keeps an entry; one whose id is there already stays as it is',
    async run({ audit }) {
      await audit.add(entry('a', { details: { version: 1 } }));
      await audit.add(entry('a', { by: 'bea' }));
      await audit.add(entry('b', { by: null, on: { kind: 'settings', id: 'consent' } }));
      assert.deepEqual(await audit.list({ limit: 5 }), [
        entry('b', { by: null, on: { kind: 'settings', id: 'consent' } }),
        entry('a', { details: { version: 1 } }),
      ]);
    },
  },
  {
    of: 'audit.conclude',
    name: 'says of one that it was done, and adds to its details',
    async run({ audit }) {
      await audit.add(entry('a', { details: { people: 2 } }));
      await audit.add(entry('b'));
      await audit.conclude('a', { stopped: 1 });
      await audit.conclude('b', {});
      await audit.conclude('missing', { x: 1 });
      assert.deepEqual(await audit.list({ limit: 5 }), [
        entry('b', { state: 'done' }),
        entry('a', { state: 'done', details: { people: 2, stopped: 1 } }),
      ]);
    },
  },
  {
    of: 'audit.withdraw',
    name: 'takes one back that is only begun',
    async run({ audit }) {
      for (const id of ['a', 'b']) await audit.add(entry(id));
      await audit.conclude('b', {});
      for (const id of ['a', 'b', 'missing']) await audit.withdraw(id);
      assert.deepEqual(ids(await audit.list({ limit: 5 })), ['b']);
    },
  },
  {
    of: 'audit.list',
    name: 'gives the newest first, page by page',
    async run({ audit }) {
      for (const [i, id] of ['c', 'a', 'd', 'b'].entries()) await audit.add(entry(id, { at: at(Math.min(i, 2)) }));
      const first = await audit.list({ limit: 2 });
      assert.deepEqual(ids(first), ['d', 'b']);
      assert.deepEqual(ids(await audit.list({ limit: 1, after: 'd' })), ['b']);
      assert.deepEqual(ids(await audit.list({ limit: 9, after: 'b' })), ['a', 'c']);
    },
  },
  {
    of: 'audit.list',
    name: 'finds by who, what, which thing and when, each and together',
    async run({ audit }) {
      await audit.add(entry('a', { at: at(1) }));
      await audit.add(entry('b', { at: at(2), by: 'bea', what: 'workflow.paused' }));
      await audit.add(entry('c', { at: at(3), by: null, on: { kind: 'workflow', id: 'welcome' } }));
      await audit.add(entry('d', { at: at(4), on: { kind: 'segment', id: 'cart' }, what: 'segment.published' }));
      const found = async (filter: object) => ids(await audit.list({ ...filter, limit: 9 }));
      assert.deepEqual(await found({ by: 'ed' }), ['d', 'a']);
      assert.deepEqual(await found({ what: 'workflow.paused' }), ['b']);
      assert.deepEqual(await found({ kind: 'workflow' }), ['c', 'b', 'a']);
      assert.deepEqual(await found({ kind: 'workflow', thing: 'cart' }), ['b', 'a']);
      assert.deepEqual(await found({ since: at(2), until: at(3) }), ['c', 'b']);
      assert.deepEqual(await found({ by: 'ed', kind: 'workflow', until: at(4) }), ['a']);
      assert.deepEqual(await found({ kind: 'workflow', since: at(1), after: 'b' }), ['a']);
    },
  },
  {
    of: 'audit.kinds',
    name: 'tells who did something, and what, each once and in order',
    async run({ audit }) {
      await audit.add(entry('a', { by: 'ed' }));
      await audit.add(entry('b', { by: 'bea', what: 'workflow.paused' }));
      await audit.add(entry('c', { by: 'ed' }));
      await audit.add(entry('d', { by: null }));
      assert.deepEqual(await audit.kinds('by', 5), ['bea', 'ed']);
      assert.deepEqual(await audit.kinds('by', 1), ['bea']);
      assert.deepEqual(await audit.kinds('what', 5), ['workflow.paused', 'workflow.published']);
    },
  },
  {
    of: 'audit.erase',
    name: 'takes people out of what is about them; who did something, and numbers, stay',
    async run({ audit }) {
      const on = { kind: 'person' as const, id: 'p', name: 'Ada' };
      await audit.add(entry('a', { on, details: { why: 'Ada asked', many: 2, all: true } }));
      await audit.add(entry('b', { on: { kind: 'address', id: 'ada@example.com' } }));
      await audit.add(entry('c', { on: { kind: 'workflow', id: 'p' }, details: { version: 'x' } }));
      await audit.erase({ people: ['p'], emails: ['ada@example.com'], alias: 'erased_1' });
      const [c, b, a] = await audit.list({ limit: 9 });
      assert.deepEqual(a, entry('a', { on: { kind: 'person', id: 'erased_1' }, details: { many: 2, all: true } }));
      assert.deepEqual(b?.on, { kind: 'address', id: 'erased_1' });
      assert.deepEqual(c, entry('c', { on: { kind: 'workflow', id: 'p' }, details: { version: 'x' } }));
    },
  },
  {
    of: 'audit.reassign',
    name: 'makes entries about one person entries about another',
    async run({ audit }) {
      await audit.add(entry('a', { on: { kind: 'person', id: 'p' } }));
      await audit.add(entry('b', { on: { kind: 'workflow', id: 'p' } }));
      await audit.reassign('p', 'q');
      assert.deepEqual(ids(await audit.list({ kind: 'person', thing: 'q', limit: 9 })), ['a']);
      assert.deepEqual(ids(await audit.list({ kind: 'workflow', thing: 'p', limit: 9 })), ['b']);
    },
  },
];
