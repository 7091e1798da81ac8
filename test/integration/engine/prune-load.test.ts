import { openDatabase } from '../../bench/database.js';
import { pruneWhileWaking } from '../../bench/prune/measure.js';
import { mongoUri } from './world.js';

/** The small sister of `npm run bench:prune -w test`: on a busy machine it takes a while. In milliseconds. */
const PATIENCE = 600_000;

it(
  'old things go while people wake: nobody waits for it, all of it is gone, and what was counted is exact',
  async () => {
    const database = await openDatabase(mongoUri());
    try {
      const load = { events: 50_000, runs: 10_000, perHour: 10_000, seconds: 240, atMost: 500 };
      const { left, sums, decided } = await pruneWhileWaking(database, load, () => undefined);
      expect(left).toEqual({ events: 0, runs: 0, effects: 0 });
      expect(sums).toEqual({
        'runs completed': 6_666,
        'runs goal': 3_334,
        'steps done': 10_000,
        'mails opened': 10_000,
      });
      expect(decided.during?.people).toBeGreaterThan(10);
      expect(decided.during?.p50).toBeLessThan(2_000);
    } finally {
      await database.close();
    }
  },
  PATIENCE,
);
