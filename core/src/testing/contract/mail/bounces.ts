import assert from 'node:assert/strict';
import type { BounceRecord } from '../../../model/mail/bounce.js';
import type { StoreCase } from '../kit/case.js';
import { idsOf } from '../kit/ids-of.js';
import { at } from '../kit/moment.js';

const bounce = (_id: string, given: Partial<BounceRecord> = {}): BounceRecord => ({
  _id,
  state: 'hard',
  since: at(0),
  by: 'ses',
  why: '550 5.1.1 no such user',
  soft: [],
  rev: 1,
  ...given,
});

/** What every store does for bounces. */
export const bounceCases: StoreCase[] = [
  {
    of: 'bounces.byEmails',
    name: 'finds the records of those addresses that have one',
    async run({ bounces }) {
      await bounces.put([bounce('ada@example.com'), bounce('bob@example.com', { soft: [{ id: 'x', at: at(1) }] })]);
      const found = await bounces.byEmails(['bob@example.com', 'eve@example.com', 'ada@example.com']);
      assert.deepEqual([...found.keys()].sort(), ['ada@example.com', 'bob@example.com']);
      assert.deepEqual(found.get('bob@example.com'), bounce('bob@example.com', { soft: [{ id: 'x', at: at(1) }] }));
      assert.equal((await bounces.byEmails([])).size, 0);
    },
  },
  {
    of: 'bounces.put',
    name: 'writes the first record of an address once, and another one only upon the one below',
    async run({ bounces }) {
      assert.deepEqual(await bounces.put([]), new Set());
      const email = 'ada@example.com';
      assert.deepEqual(await bounces.put([bounce(email)]), new Set([email]));
      assert.deepEqual(await bounces.put([bounce(email, { by: 'late' })]), new Set());
      assert.deepEqual(await bounces.put([bounce(email, { by: 'far', rev: 3 })]), new Set());
      const next = bounce(email, { state: null, by: 'ed', rev: 2 });
      assert.deepEqual(await bounces.put([next, bounce('bob@example.com')]), new Set([email, 'bob@example.com']));
      assert.deepEqual((await bounces.byEmails([email])).get(email), next);
    },
  },
  {
    of: 'bounces.put',
    name: 'lets one of two win who write upon the same',
    async run({ bounces }) {
      const email = 'ada@example.com';
      await bounces.put([bounce(email)]);
      const both = await Promise.all([
        bounces.put([bounce(email, { by: 'a', rev: 2 })]),
        bounces.put([bounce(email, { by: 'b', rev: 2 })]),
      ]);
      assert.equal(both[0].size + both[1].size, 1);
    },
  },
  {
    of: 'bounces.list',
    name: 'goes through those to whom mail is stopped, newest first, then by address',
    async run({ bounces }) {
      await bounces.put([
        bounce('a@example.com', { since: at(1) }),
        bounce('b@example.com', { since: at(2), state: 'soft' }),
        bounce('c@example.com', { since: at(2) }),
        bounce('d@example.com', { since: at(3), state: null }),
      ]);
      const after = { since: at(2), email: 'c@example.com', orAt: false };
      assert.deepEqual(idsOf(await bounces.list({ limit: 10 })), ['c@example.com', 'b@example.com', 'a@example.com']);
      assert.deepEqual(idsOf(await bounces.list({ after, limit: 1 })), ['b@example.com']);
      const orAt = { ...after, orAt: true };
      assert.deepEqual(idsOf(await bounces.list({ after: orAt, limit: 2 })), ['c@example.com', 'b@example.com']);
    },
  },
  {
    of: 'bounces.erase',
    name: 'forgets these addresses and no other',
    async run({ bounces }) {
      await bounces.put([bounce('ada@example.com'), bounce('bob@example.com')]);
      await bounces.erase(['ada@example.com', 'eve@example.com']);
      const left = await bounces.byEmails(['ada@example.com', 'bob@example.com']);
      assert.deepEqual([...left.keys()], ['bob@example.com']);
      await bounces.erase([]);
    },
  },
];
