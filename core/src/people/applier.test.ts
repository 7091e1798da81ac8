import type { PendingChange } from '../model/run.js';
import type { Committed } from '../model/abilities/applier.js';
import { inLayers } from './applier.js';

const pending = (key: string, at: number): PendingChange => ({
  key,
  changes: [],
  cause: { depth: 0 },
  at: new Date(at),
});
const committed = (run: string, person: string, key: string, at: number): Committed => ({
  run,
  person,
  pending: pending(key, at),
});
const keys = (layers: Committed[][]) => layers.map((layer) => layer.map((c) => c.pending.key));

describe('the order in which pending changes are applied', () => {
  it('is one layer where nobody has two', () => {
    expect(keys(inLayers([committed('r1', 'ada', 'a', 1), committed('r2', 'bob', 'a', 1)]))).toEqual([['a', 'a']]);
  });

  it('has a person stand once in a layer, what was decided first in the first one', () => {
    const found = [committed('r2', 'ada', 'b', 2), committed('r1', 'ada', 'a', 1), committed('r3', 'bob', 'c', 3)];
    expect(keys(inLayers(found))).toEqual([['a', 'c'], ['b']]);
  });

  it('keeps the order of a run, also where the worker of its second commit has a slower clock', () => {
    const found = [committed('r1', 'ada', 'first', 5), committed('r1', 'ada', 'second', 3)];
    expect(keys(inLayers(found))).toEqual([['first'], ['second']]);
  });
});
