import assert from 'node:assert/strict';
import type { ExtensionRecord } from '../../model/extension.js';
import type { StoreCase } from './kit/case.js';
import { at } from './kit/moment.js';

const extension = (name: string, descriptor = '{}'): Omit<ExtensionRecord, 'seenAt'> => ({
  _id: `actions:${name}`,
  kind: 'actions',
  descriptor,
});

/** What a store does with extensions. */
export const extensionCases: StoreCase[] = [
  {
    of: 'extensions.tell',
    name: 'keeps what it is told, and the newest of what it is told again',
    async run({ extensions }) {
      await extensions.tell([], at(1));
      await extensions.tell([extension('a'), extension('b')], at(1));
      await extensions.tell([extension('a', '{"label":"Chat"}')], at(2));
      assert.deepEqual(await extensions.since(at(0)), [
        { ...extension('a', '{"label":"Chat"}'), seenAt: at(2) },
        { ...extension('b'), seenAt: at(1) },
      ]);
    },
  },
  {
    of: 'extensions.since',
    name: 'gives what it was told of from a moment on, in the order of the ids',
    async run({ extensions }) {
      assert.deepEqual(await extensions.since(at(0)), []);
      await extensions.tell([extension('c'), extension('a')], at(2));
      await extensions.tell([extension('b')], at(1));
      const found = (await extensions.since(at(2))).map((e) => e._id);
      assert.deepEqual(found, ['actions:a', 'actions:c']);
      assert.deepEqual(await extensions.since(at(3)), []);
    },
  },
];
