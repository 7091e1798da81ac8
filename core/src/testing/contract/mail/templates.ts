import assert from 'node:assert/strict';
import type { TemplateRecord } from '../../../model/mail/template.js';
import type { StoreCase } from '../kit/case.js';

const template = (id: string, version: number, more: Partial<TemplateRecord> = {}): TemplateRecord => ({
  _id: `${id}@${version}`,
  ...{ template: id, version, name: id, subject: 'Hello', html: '<p>Hello</p>' },
  kind: 'marketing',
  hash: `${id} ${version}`,
  publishedAt: new Date(version * 1_000),
  ...more,
});

export const templateCases: StoreCase[] = [
  {
    of: 'templates.insertVersion',
    name: 'takes a number once, whatever the id',
    async run({ templates }) {
      assert.equal(await templates.insertVersion(template('a', 1)), true);
      assert.equal(await templates.insertVersion(template('a', 1, { hash: 'second' })), false);
      assert.equal(await templates.insertVersion(template('a', 1, { _id: 'another' })), false);
      assert.equal(await templates.insertVersion(template('b', 1)), true);
      assert.deepEqual(await templates.latest('a'), template('a', 1));
    },
  },
  {
    of: 'templates.latest',
    name: 'compares versions as numbers',
    async run({ templates }) {
      assert.equal(await templates.latest('a'), null);
      for (const version of [9, 10, 2]) await templates.insertVersion(template('a', version));
      await templates.insertVersion(template('b', 11));
      assert.deepEqual(await templates.latest('a'), template('a', 10));
    },
  },
  {
    of: 'templates.allLatest',
    name: 'lists the newest of each by its newest name',
    async run({ templates }) {
      assert.deepEqual(await templates.allLatest(), []);
      await templates.insertVersion(template('a', 1, { name: 'A' }));
      await templates.insertVersion(template('a', 2, { name: 'Z' }));
      await templates.insertVersion(template('b', 10, { name: 'M' }));
      await templates.insertVersion(template('b', 9, { name: 'Q' }));
      await templates.insertVersion(template('c', 1, { name: 'a' }));
      const names = async (ids?: string[]) => (await templates.allLatest(ids)).map((t) => [t._id, t.name]);
      assert.deepEqual(await names(), [
        ['b@10', 'M'],
        ['a@2', 'Z'],
        ['c@1', 'a'],
      ]);
      assert.deepEqual(await names(['c', 'unknown', 'a']), [
        ['a@2', 'Z'],
        ['c@1', 'a'],
      ]);
      assert.deepEqual(await names([]), []);
    },
  },
];
