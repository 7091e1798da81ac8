import assert from 'node:assert/strict';
import type { StoreCase } from '../kit/case.js';

export const originCases: StoreCase[] = [
  {
    of: 'origins.claim',
    name: 'belongs to the first, also of two at once',
    async run({ origins }) {
      assert.equal(await origins.claim('workflow:a', 'first'), 'first');
      assert.equal(await origins.claim('workflow:a', 'second'), 'first');
      const [one, other] = await Promise.all([
        origins.claim('workflow:b', 'one'),
        origins.claim('workflow:b', 'other'),
      ]);
      assert.equal(one, other);
      assert.equal(await origins.claim('workflow:b', 'third'), one);
    },
  },
  {
    of: 'origins.noted',
    name: 'finds those of these keys that are noted',
    async run({ origins }) {
      await origins.claim('a', 'x');
      await origins.claim('b', 'x');
      assert.deepEqual(await origins.noted(['b', 'c']), new Set(['b']));
      assert.deepEqual(await origins.noted([]), new Set());
    },
  },
];
