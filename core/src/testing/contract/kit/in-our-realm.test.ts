import assert from 'node:assert/strict';
import { createContext, runInContext } from 'node:vm';
import type { Stores } from '../../../model/stores.js';
import { inOurRealm } from './in-our-realm.js';

const foreign = runInContext(
  `(class { constructor() { this.runs = new (class { constructor() { this.kept = [{ at: new Date(5), tags: new Set(['a']) }]; }
    all() { return Promise.resolve(new Map([['one', this.kept]])); } })(); }
    newId() { return 'id'; } })`,
  createContext({}),
) as new () => Stores;

test('what a store of another realm returns is compared as one of ours', async () => {
  const store = inOurRealm(new foreign());
  const { newId, runs } = store as unknown as { newId: () => string; runs: { all(): Promise<unknown> } };
  assert.equal(newId(), 'id');
  assert.deepEqual(await runs.all(), new Map([['one', [{ at: new Date(5), tags: new Set(['a']) }]]]));
});
