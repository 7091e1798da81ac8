import assert from 'node:assert/strict';
import type { Stores } from '../../model/stores.js';
import type { StoreCase } from './kit/case.js';
import { at } from './kit/moment.js';

const blown = { at: at(5), usual: 12 };
const fuseOf = async ({ fuses }: Stores, workflow: string) => (await fuses.of([workflow])).get(workflow);
const entered = (workflow: string, hour: number, entries: number, forget: number[] = []) => ({
  ...{ workflow, hour, entries, forget },
});

/** What a store does to keep fuses on entries. */
export const fuseCases: StoreCase[] = [
  {
    of: 'fuses.of',
    name: 'has those of these workflows that something is known of',
    async run({ fuses }) {
      assert.deepEqual(await fuses.of([]), new Map());
      await fuses.count([entered('w', 9, 3), entered('v', 9, 1)]);
      assert.deepEqual(await fuses.of(['w', 'none']), new Map([['w', { _id: 'w', hours: { '9': 3 } }]]));
    },
  },
  {
    of: 'fuses.count',
    name: 'adds to an hour, and forgets others',
    async run(store) {
      await store.fuses.count([]);
      await store.fuses.count([entered('w', 1, 3), entered('w', 2, 5)]);
      await store.fuses.count([entered('w', 2, 2, [1, 7]), entered('w', 3, 1)]);
      assert.deepEqual(await fuseOf(store, 'w'), { _id: 'w', hours: { '2': 7, '3': 1 } });
    },
  },
  {
    of: 'fuses.count',
    name: 'adds up what many count at once',
    async run(store) {
      await Promise.all([1, 2, 3, 4, 5].map((n) => store.fuses.count([entered('w', 1, n)])));
      assert.deepEqual((await fuseOf(store, 'w'))?.hours, { '1': 15 });
    },
  },
  {
    of: 'fuses.blow',
    name: 'pauses once, also where nothing was known',
    async run(store) {
      await store.fuses.blow('w', blown, 0);
      await store.fuses.blow('w', { at: at(9), usual: 99 }, 0);
      assert.deepEqual(await fuseOf(store, 'w'), { _id: 'w', blown });
    },
  },
  {
    of: 'fuses.blow',
    name: 'does not pause where somebody has decided since',
    async run(store) {
      await store.fuses.mend('w', { forget: [], open: undefined });
      await store.fuses.blow('w', blown, 0);
      assert.deepEqual(await fuseOf(store, 'w'), { _id: 'w', decided: 1 });
      await store.fuses.blow('w', blown, 1);
      assert.deepEqual(await fuseOf(store, 'w'), { _id: 'w', decided: 1, blown });
    },
  },
  {
    of: 'fuses.mend',
    name: 'ends a pause, forgets hours, and opens or closes',
    async run(store) {
      await store.fuses.count([entered('w', 1, 3), entered('w', 2, 5)]);
      await store.fuses.blow('w', blown, 0);
      const open = { until: at(60), by: 'ed' };
      await store.fuses.mend('w', { forget: [2, 8], open });
      assert.deepEqual(await fuseOf(store, 'w'), { _id: 'w', hours: { '1': 3 }, decided: 1, open });
      await store.fuses.mend('w', { forget: [], open: { until: null, by: 'bea' } });
      assert.deepEqual((await fuseOf(store, 'w'))?.open, { until: null, by: 'bea' });
      await store.fuses.mend('w', { forget: [], open: undefined });
      assert.deepEqual(await fuseOf(store, 'w'), { _id: 'w', hours: { '1': 3 }, decided: 3 });
    },
  },
  {
    of: 'fuses.blown',
    name: 'has those that are blown',
    async run({ fuses }) {
      await fuses.count([entered('whole', 1, 1)]);
      await fuses.blow('w', blown, 0);
      await fuses.blow('v', blown, 0);
      await fuses.mend('v', { forget: [], open: undefined });
      assert.deepEqual(await fuses.blown(), [{ _id: 'w', blown }]);
    },
  },
];
