import { quoted } from '../definition/describe/context.js';
import { formatDuration } from '../definition/duration.js';
import type { JournalEntry } from '../definition/journal.js';
import type { Step } from '../definition/step.js';
import { addDuration } from './delay.js';
import { propertiesMatch, type Scope } from './evaluate.js';
import type { EventFact, RunState } from './types.js';
import { wordingOf } from './wording.js';

type EventWait = Extract<Step, { kind: 'wait_for_event' }>;

/**
 * Who begins to wait is looked at again this soon, in milliseconds: an event that was handed over between the decision
 * to wait and its being written down is found then, and one that comes later finds the run waiting.
 */
const LOOK_AGAIN = 1_000;

/** Is this an event that the step waits for? Only what happened since the run came to the step, and not what started it. */
export const isAwaited = ({ event: awaited }: EventWait, event: EventFact, stepAt: number, scope: Scope): boolean =>
  event.name === awaited.name &&
  event.occurredAt >= stepAt &&
  event.id !== scope.run.trigger.event &&
  propertiesMatch(event.properties, awaited.where, scope);

/**
 * On by a branch, arriving there at a moment, or waiting until one (Unix milliseconds); with what the journal is told.
 */
export type EventWaitResult = { entries: JournalEntry[] } &
  /** `dueAt`: when it would have gone on had nobody been late. */
  ({ next: string | null; arriveAt: number; dueAt: number } | { wakeAt: number });

/** Decides about a run at a step that waits for an event, or for the timeout. */
export const awaitEvent = (
  id: string,
  step: EventWait,
  { phase, stepAt }: { phase: RunState['phase']; stepAt: number },
  scope: Scope,
): EventWaitResult => {
  const { now, world, facts } = scope;
  const until = addDuration(stepAt, step.timeout, facts.person.timeZone ?? world.timeZone, world.timeScale);
  const entries: JournalEntry[] =
    phase === 'arrive' ? [{ at: now, step: id, type: 'waiting_for_event', event: step.event.name, until }] : [];
  const came = facts.events.find((e) => e.occurredAt <= until && isAwaited(step, e, stepAt, scope));
  if (came) {
    entries.push({ at: now, step: id, type: 'received', event: came.name, eventId: came.id });
    // What was received lies behind: another wait that follows at once does not receive it a second time.
    const behind = came.occurredAt + 1;
    return { entries, next: step.received, arriveAt: Math.max(now, behind), dueAt: behind };
  }
  if (now >= until) {
    const what = `${quoted('event', step.event.name, wordingOf(world))} happened within ${formatDuration(step.timeout)}`;
    entries.push({
      at: now,
      step: id,
      type: 'decision',
      branch: 'timedOut',
      saw: [{ what, value: null, result: false }],
    });
    return { entries, next: step.timedOut, arriveAt: now, dueAt: until };
  }
  return { entries, wakeAt: phase === 'arrive' ? Math.min(until, now + LOOK_AGAIN) : until };
};
