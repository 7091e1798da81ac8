import assert from 'node:assert/strict';
import type { StoreCase } from '../kit/case.js';

export const watermarkCases: StoreCase[] = [
  {
    of: 'watermarks.get',
    name: 'is nowhere before it is set',
    async run({ watermarks }) {
      await watermarks.advance('carts', new Date(5_000));
      assert.equal(await watermarks.get('orders'), null);
      assert.deepEqual(await watermarks.get('carts'), new Date(5_000));
    },
  },
  {
    of: 'watermarks.advance',
    name: 'never moves back',
    async run({ watermarks }) {
      for (const to of [5_000, 4_999, 5_000]) await watermarks.advance('carts', new Date(to));
      assert.deepEqual(await watermarks.get('carts'), new Date(5_000));
      await watermarks.advance('carts', new Date(5_001));
      assert.deepEqual(await watermarks.get('carts'), new Date(5_001));
    },
  },
];
