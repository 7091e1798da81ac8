import type { JournalEntry } from '../definition/journal.js';
import { cutEntry } from './cut.js';

const decision = (values: string[]): JournalEntry => ({
  at: 0,
  step: 'a',
  type: 'decision',
  branch: 'yes',
  saw: values.map((value) => ({ what: 'x', value, expected: 'y', result: true })),
});

describe('what a journal keeps of what was seen', () => {
  it('is all of it where it is short', () => {
    const entry = decision(['a', 'b']);
    expect(cutEntry(entry)).toEqual(entry);
  });

  it('is the beginning of a long value, with a mark', () => {
    const cut = cutEntry(decision(['語'.repeat(99_000)]));
    expect(cut).toMatchObject({ saw: [{ value: expect.stringMatching(/^語{1000}… \(cut: 99000 characters\)$/) }] });
  });

  it('cuts lists and objects, too', () => {
    const cut = cutEntry({
      at: 0,
      type: 'ended',
      outcome: 'goal',
      reason: 'x',
      saw: [{ what: 'x', value: Array.from({ length: 5_000 }, (_, i) => i), result: true }],
    });
    expect(JSON.stringify(cut).length).toBeLessThan(2_000);
  });

  it('keeps a whole entry small, however much was looked at', () => {
    const cut = cutEntry(decision(Array.from({ length: 500 }, () => 'x'.repeat(99_000))));
    expect(JSON.stringify(cut).length).toBeLessThan(80_000);
  });

  it('never touches what a run did', () => {
    const entry: JournalEntry = {
      at: 0,
      type: 'action',
      action: 'set_field',
      changes: [{ kind: 'set_field', field: 'a', value: 'x'.repeat(50_000) }],
    };
    expect(cutEntry(entry)).toBe(entry);
  });
});
