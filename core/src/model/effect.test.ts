import { standingOf } from './effect.js';

const effect = { seq: 4 };

describe('what a run says of an effect', () => {
  it.each([
    ['its journal names it', { run: { state: 'waiting', seq: 9 }, decided: true }, 'decided'],
    ['its journal names it, and it has ended', { run: { state: 'ended', seq: 9 }, decided: true }, 'decided'],
    ['it stands before the step', { run: { state: 'waiting', seq: 3 }, decided: false }, 'undecided'],
    ['it stands at the step', { run: { state: 'waiting', seq: 4 }, decided: false }, 'undecided'],
    ['it passed the step and decided something else', { run: { state: 'waiting', seq: 5 }, decided: false }, 'lost'],
    ['it ended before the step', { run: { state: 'ended', seq: 3 }, decided: false }, 'lost'],
    ['it is not there', undefined, 'lost'],
  ] as const)('where %s', (_, seen, standing) => {
    expect(standingOf(effect, seen)).toBe(standing);
  });
});
