import fc from 'fast-check';
import { decide } from '../../core/src/decide/index.js';
import { checkDefinition, operators } from '../../core/src/definition/index.js';
import { conditionKinds } from './arbitraries/conditions.js';
import { definition, exitKinds, triggerKinds } from './arbitraries/definition.js';
import { delayKinds, stepKinds } from './arbitraries/steps.js';
import { story, type Story } from './arbitraries/story.js';
import { drive, limited, type Decided } from './drive.js';
import { catalog } from './surroundings.js';
import { createTally } from './tally.js';

/** So long a smaller example of what went wrong is looked for, in milliseconds: what computes cannot be timed out. */
const PATIENCE = 30_000;
/** The last moment that a date can hold. */
const END_OF_TIME = 8.64e15;
const templates = [{ id: 'reminder', name: 'Reminder' }];

/** Objects that throw where something is written to them. */
const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is wrong with a decision; nothing, mostly. */
const faults = (
  def: Parameters<typeof decide>[0],
  { run, facts, now, world, decision }: Decided,
): (string | false)[] => {
  const { next, seq, effects, entries } = decision;
  const again = decide(structuredClone(def), structuredClone(run), structuredClone(facts), { now, world });
  const little = decide(def, run, limited(def, facts, run), { now, world });
  // The clock of who handed an event over can be ahead: what was received lies behind all the same.
  const latest = Math.max(now, ...facts.events.map((e) => e.occurredAt));
  return [
    !same(decision, again) && 'another decision from the same input',
    !same(decision, little) && `another decision from the facts that are said to be enough: ${JSON.stringify(little)}`,
    seq <= run.seq && 'it did not count on',
    effects.some((e) => e.seq < run.seq || e.seq >= seq) && 'an effect is counted outside its decision',
    entries.some((e) => e.at !== now) && 'the journal tells of another time',
    next.state === 'waiting' && !Object.hasOwn(def.steps, next.step) && 'it waits nowhere',
    // What gathered a lot is written first, and goes on at the same moment.
    next.state === 'waiting' &&
      !(next.more ? next.wakeAt === Math.min(END_OF_TIME, now) : next.wakeAt > now) &&
      'it is scheduled in the past',
    next.state === 'waiting' &&
      !(Number.isInteger(next.wakeAt) && next.wakeAt <= END_OF_TIME) &&
      'it is scheduled at no moment',
    next.state === 'waiting' &&
      !(next.stepAt >= run.stepAt && next.stepAt <= latest + 1) &&
      'it came to its step at no time',
  ];
};

const check = (runs: number, most: number) => {
  const tally = createTally();
  const judge = (raw: unknown, what: Story): void => {
    const { definition: def, issues } = checkDefinition(raw, { catalog, templates });
    if (!def || issues.length > 0) throw new Error(`It may not be published: ${JSON.stringify(issues)}`);
    const passage = drive(frozen(def), frozen(what), most);
    for (const decided of passage.decided)
      for (const fault of faults(def, decided))
        if (fault !== false) throw new Error(`${fault}: ${JSON.stringify(decided)}`);
    const keys = passage.decided.flatMap(({ decision }) => decision.effects.map((e) => `${e.step}:${e.seq}`));
    if (new Set(keys).size < keys.length) throw new Error(`two effects have one key: ${keys.join(', ')}`);
    const received = passage.decided.flatMap(({ decision }) =>
      decision.entries.flatMap((e) => (e.type === 'received' ? [e.eventId] : [])),
    );
    if (new Set(received).size < received.length) throw new Error('an event was received twice');
    tally.definition(def);
    tally.passage({ definition: def, passage });
    const last = passage.decided.at(-1);
    if (most === Infinity && !passage.left && last?.decision.next.state !== 'ended')
      throw new Error('it did not come to an end');
  };
  let until = Infinity;
  fc.assert(
    fc.property(definition, story, (raw, what) => {
      if (performance.now() > until) return;
      try {
        judge(raw, what);
      } catch (error) {
        until = Math.min(until, performance.now() + PATIENCE);
        throw error;
      }
    }),
    { numRuns: runs },
  );
  return tally;
};

/** What the language has, and the ways there are through it, as the tally names them. */
const KINDS = [
  ...triggerKinds.map((kind) => `trigger ${kind}`),
  ...stepKinds.flatMap((kind) => [`step ${kind}`, `passed ${kind}`]),
  ...delayKinds.map((kind) => `delay ${kind}`),
  ...exitKinds.map((kind) => `exit ${kind}`),
  ...conditionKinds.map((kind) => `condition ${kind}`),
  ...operators.map((op) => `operator ${op}`),
  ...['entry', 'ever', 'last'].map((since) => `since ${since}`),
  ...['action', 'decision', 'delay', 'ended', 'note', 'received', 'waiting_for_event'].map((type) => `entry ${type}`),
  ...['delay', 'wait_for_event'].map((kind) => `waited in ${kind}`),
  ...['completed', 'goal', 'exited', 'failed', 'left by an event'].map((way) => `outcome ${way}`),
];

/** A kind that came up this seldom in 10,000 definitions has hardly been tried. */
const OFTEN = 20;

it('decides rightly for 10,000 definitions, whatever happens in which order', () => {
  const tally = check(10_000, 30);
  expect(KINDS.filter((kind) => tally.of(kind) < OFTEN)).toEqual([]);
});

it('brings everybody to an end, also out of circles', () => {
  const tally = check(500, Infinity);
  expect(tally.of('outcome failed')).toBeGreaterThan(0);
});
