import { beginning, since } from './beginning';

/** Durable marks, in memory. */
const marks = () => {
  const kept = new Map<string, Date>();
  return {
    watermarks: {
      get: async (name: string) => kept.get(name) ?? null,
      advance: async (name: string, to: Date) => void kept.set(name, to),
    },
  };
};
const now = Date.parse('2026-03-01T00:00:00Z');
const at = (ms: number) => ({
  source: 'medusa',
  id: String(ms),
  name: 'x',
  email: 'a@example.com',
  occurredAt: new Date(now + ms),
});

describe('the beginning in a store', () => {
  it('is set once, and what happened before is history that starts nobody', async () => {
    const engine = marks();
    const begun = await beginning({ engine, now, lookbackMs: 1_000 });
    expect(await beginning({ engine, now: now + 99_000, lookbackMs: 5 })).toEqual(begun);
    expect(since(begun, [at(-1_001), at(-1_000), at(-1), at(0), at(5)])).toEqual([
      { ...at(-1_000), startWorkflows: false },
      { ...at(-1), startWorkflows: false },
      at(0),
      at(5),
    ]);
  });

  it('of a version that noted no present is its past: nothing is history', async () => {
    const engine = marks();
    await engine.watermarks.advance('medusa.beginning', new Date(now));
    const begun = await beginning({ engine, now: now + 99_000, lookbackMs: 5 });
    expect(since(begun, [at(-1), at(1)])).toEqual([at(1)]);
  });
});
