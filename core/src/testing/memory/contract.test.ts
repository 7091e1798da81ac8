import { missingCases, storeContract } from '../contract/index.js';
import { createMemoryStore } from './store.js';

const open = () => createMemoryStore({ now: Date.now });

describe('the store in memory', () => {
  test.each(storeContract(() => Promise.resolve(open())))('$of: $name', ({ run }) => run());

  it('has no method without a case', () => {
    expect(missingCases(open())).toEqual([]);
  });
});
