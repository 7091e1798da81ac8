import { openDatabase } from '../../bench/database.js';
import { pruneWhileWaking } from '../../bench/prune/measure.js';
import { mongoUri } from './world.js';

/** The small sister of `npm run bench:prune -w test`: on a busy machine it takes a while. In milliseconds. */
const PATIENCE = 300_000;

it(
  'old things go while people wake: nobody waits for it, all of it is gone, and what was counted is exact',
  async () => {
    const database = await openDatabase(mongoUri());
    try {
      const load = { events: 12_000, runs: 3_000, perHour: 10_000, seconds: 90, atMost: 200 };
      const { left, sums, decided } = await pruneWhileWaking(database, load, () => undefined);
      expect(left).toEqual({ events: 0, runs: 0, effects: 0 });
      expect(sums).toEqual({
        'runs completed': 2_000,
        'runs goal': 1_000,
        'steps done': 3_000,
        'mails opened': 2_400,
      });
      expect(decided.during?.people).toBeGreaterThan(10);
      expect(decided.during?.p50).toBeLessThan(2_000);
    } finally {
      await database.close();
    }
  },
  PATIENCE,
);
