import assert from 'node:assert/strict';
import type { CapEntry, CapRecord } from '../../../model/mail/cap.js';
import type { StoreCase } from '../kit/case.js';
import { at } from '../kit/moment.js';

const mail = (key: string, taken = true): CapEntry => ({ key, topic: 'news', at: at(1), taken });
const record = (rev: number, ...mails: CapEntry[]): CapRecord => ({ _id: 'ada', rev, mails });

/** What a store does to keep caps on marketing mails. */
export const capCases: StoreCase[] = [
  {
    of: 'caps.get',
    name: 'has nothing of somebody who got none',
    async run({ caps }) {
      assert.equal(await caps.get('ada'), null);
      await caps.write(record(1, mail('a'), mail('b', false)));
      assert.deepEqual(await caps.get('ada'), record(1, mail('a'), mail('b', false)));
      assert.equal(await caps.get('bob'), null);
    },
  },
  {
    of: 'caps.write',
    name: 'writes over the record before it only: whoever was slower is told so',
    async run({ caps }) {
      assert.equal(await caps.write(record(2, mail('a'))), false);
      assert.equal(await caps.write(record(1, mail('a'))), true);
      assert.equal(await caps.write(record(1, mail('b'))), false);
      assert.equal(await caps.write(record(2, mail('a'), mail('b'))), true);
      assert.equal(await caps.write(record(2, mail('c'))), false);
      assert.deepEqual(await caps.get('ada'), record(2, mail('a'), mail('b')));
    },
  },
  {
    of: 'caps.write',
    name: 'of many who write at once lets one',
    async run({ caps }) {
      const all = await Promise.all(['a', 'b', 'c', 'd'].map((key) => caps.write(record(1, mail(key)))));
      assert.equal(all.filter(Boolean).length, 1);
    },
  },
  {
    of: 'caps.release',
    name: 'forgets one mail, and whoever had read it is told so',
    async run({ caps }) {
      await caps.release('ada', 'a');
      assert.equal(await caps.get('ada'), null);
      await caps.write(record(1, mail('a'), mail('b')));
      await caps.release('ada', 'missing');
      assert.equal((await caps.get('ada'))?.rev, 1);
      await caps.release('ada', 'a');
      assert.deepEqual(await caps.get('ada'), record(2, mail('b')));
      assert.equal(await caps.write(record(2, mail('a'))), false);
    },
  },
  {
    of: 'caps.erase',
    name: 'forgets these people and nobody else',
    async run({ caps }) {
      await caps.write(record(1, mail('a')));
      await caps.write({ ...record(1, mail('b')), _id: 'bob' });
      await caps.erase(['ada', 'nobody']);
      assert.equal(await caps.get('ada'), null);
      assert.equal((await caps.get('bob'))?.rev, 1);
      await caps.erase([]);
    },
  },
];
