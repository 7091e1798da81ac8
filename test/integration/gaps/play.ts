import type { Gap } from '@whenthen/core/testing';
import type { Hits } from './process.js';
import { heldUp, openStage, thrown, type Scenario, type Stage } from './stage.js';
import { gapsOf, STAGES } from './stages.js';

/** Faults at each gap by default: so many throw, the others end or hold up their process. */
const HITS = 20;
const THROWN = 4;

/** A round takes a second or two; on a busy machine several times as long. In milliseconds. */
const PATIENCE = 180_000;

/** Plays every story of a stage, and has each of its gaps hit so many times. */
export const playStage = (name: keyof typeof STAGES): void => {
  const { leaseEnd } = STAGES[name];
  const scenarios: Record<string, Scenario> = STAGES[name].scenarios;
  const hits: Hits = new Map();
  const countOf = (gap: Gap): number => hits.get(gap) ?? 0;

  /** Plays rounds until there were so many hits. A round in which there was none would go on for ever. */
  const until = async (gap: Gap, count: number, round: (left: number) => Promise<void>): Promise<void> => {
    while (countOf(gap) < count) {
      const before = countOf(gap);
      await round(count - before);
      if (countOf(gap) === before) throw new Error(`The story does not come to “${gap}”`);
    }
  };

  describe(`a story, where leases end ${leaseEnd},`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(hits, leaseEnd);
      for (const scenario of Object.values(scenarios)) await scenario.publish(stage);
    }, PATIENCE);
    // The books are closed here.
    afterAll(() => stage.close(), PATIENCE);

    describe.each(Object.entries(scenarios))('“%s” ends as it must', (_name, scenario) => {
      it.each(gapsOf(scenario))(
        'whatever befalls a process at “%s”',
        async (gap) => {
          await until(gap, THROWN, (left) => thrown(stage, scenario, gap, left));
          await until(gap, scenario.hits ?? HITS, () => heldUp(stage, scenario, gap));
        },
        PATIENCE,
      );
    });
  });
};
