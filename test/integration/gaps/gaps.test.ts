import { GAPS, type Gap } from '@whenthen/core/testing';
import { decided, frozen, reopened, unsubscribed } from './calls.js';
import { guarded, unplaced } from './guarded.js';
import type { Hits } from './process.js';
import { heldUp, openStage, thrown, type LeaseEnd, type Scenario, type Stage } from './stage.js';
import { told, toldLate } from './told.js';
import { archivedSegment, backfilled, newDate, newSegment, scheduled } from './upkeep.js';
import { long, waits } from './waits.js';

/** Stories that may be played on one stage, and how leases end there. */
const STAGES: [LeaseEnd, Record<string, Scenario>][] = [
  ['early', { guarded, unplaced }],
  ['early', { told }],
  ['real', { toldLate }],
  ['early', { waits, long, reopened, frozen, decided }],
  ['early', { newSegment, archivedSegment, newDate, backfilled, scheduled, unsubscribed }],
];

/** Faults at each gap: so many throw, the others end or hold up their process. */
const HITS = 20;
const THROWN = 4;

/** A round takes a second or two; on a busy machine several times as long. In milliseconds. */
const PATIENCE = 180_000;

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

describe.each(STAGES)('a story, where leases end %s,', (leaseEnd, scenarios) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(hits, leaseEnd);
    for (const scenario of new Set(Object.values(scenarios))) await scenario.publish(stage);
  }, PATIENCE);
  // The books are closed here.
  afterAll(() => stage.close(), PATIENCE);

  describe.each(Object.entries(scenarios))('“%s” ends as it must', (_name, scenario) => {
    it.each(Object.keys(scenario.gaps) as Gap[])(
      'whatever befalls a process at “%s”',
      async (gap) => {
        await until(gap, THROWN, (left) => thrown(stage, scenario, gap, left));
        await until(gap, HITS, () => heldUp(stage, scenario, gap));
      },
      PATIENCE,
    );
  });
});

it('every gap was tried often enough', () => {
  const few = (Object.keys(GAPS) as Gap[]).filter((gap) => countOf(gap) < HITS);
  expect(few.map((gap) => `${gap}: ${countOf(gap)}`)).toEqual([]);
});
