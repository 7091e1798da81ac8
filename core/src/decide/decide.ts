import { describeDelay } from '../definition/describe/step.js';
import type { JournalEntry, RunOutcome, Saw } from '../definition/journal.js';
import type { Json } from '../definition/json/json.js';
import type { DelaySetting, Step } from '../definition/step.js';
import { findStep, MAX_STEPS, type WorkflowDefinition } from '../definition/workflow.js';
import { chooseCase, drawBranch } from './branch.js';
import { applyChanges } from './change.js';
import { cutEntry } from './cut.js';
import { addDuration, followsZone } from './delay.js';
import { END_OF_TIME } from './instant.js';
import { untilField, untilTime, type Pace } from './until.js';
import { evaluate, type Evaluation, type Scope } from './evaluate.js';
import { awaitEvent } from './event-wait.js';
import { findExit } from './exits.js';
import type {
  ChangeScope,
  Decision,
  Facts,
  Moment,
  PersonChange,
  PersonFacts,
  PlannedEffect,
  RunState,
  World,
} from './types.js';
import { wordingOf } from './wording.js';

/**
 * A run that passed this many steps ends as failed: its definition goes in circles. Well above what the longest straight
 * workflow takes, in which waiting at a step counts too.
 */
export const VISIT_LIMIT = 3 * MAX_STEPS;
/** A decision that gathers so many changes, or so many characters of them and of its journal, is written; then it goes on. */
const MAX_CHANGES = 100;
const MAX_CHARACTERS = 256_000;

/** The run as it moves through steps within one decision. */
interface Passage {
  step: string | null;
  phase: RunState['phase'];
  seq: number;
  stepAt: number;
  /** When it would have come to its step had nobody been late; later than `now` it is nowhere. */
  due: number;
  facts: Facts;
  entries: JournalEntry[];
  effects: PlannedEffect[];
  changes: PersonChange[];
  /** Characters that were gathered. */
  characters: number;
}

/** Adds to the journal. */
const tell = (p: Passage, entry: JournalEntry): void => {
  const kept = cutEntry(entry);
  p.entries.push(kept);
  if ('saw' in kept || 'changes' in kept) p.characters += JSON.stringify(kept).length;
};

/** How a run ends; `saw`: what an exit rule looked at. */
interface Ending {
  outcome: RunOutcome;
  reason: string;
  saw?: Saw[];
}

const end = (p: Passage, at: number, { outcome, reason, saw }: Ending): Decision => ({
  entries: [
    ...p.entries,
    cutEntry({
      at,
      type: 'ended',
      outcome,
      reason,
      ...(p.step === null ? {} : { step: p.step }),
      ...(saw ? { saw } : {}),
    }),
  ],
  effects: p.effects,
  changes: p.changes,
  seq: p.seq + 1,
  next: { state: 'ended', outcome, reason, by: saw ? 'rule' : 'step' },
});

/** On to the next step; nobody comes to one before they came to the last one. */
const move = (p: Passage, next: string | null, arriveAt: number, { caughtUpTo = 0 }: World): void => {
  p.step = next;
  p.phase = 'arrive';
  p.seq += 1;
  p.stepAt = Math.max(p.stepAt, p.due < caughtUpTo ? p.due : arriveAt);
};

const wait = (p: Passage, step: string, wakeAt: number, unanswered?: true): Decision => ({
  entries: p.entries,
  effects: p.effects,
  changes: p.changes,
  seq: p.seq + 1,
  next: { state: 'waiting', step, wakeAt, stepAt: p.stepAt, ...(unanswered ? { unanswered } : {}) },
});

/** So much was gathered that it is written first: it goes on at once, as it then is. */
const goOn = (p: Passage, step: string, now: number): Decision => ({
  entries: p.entries,
  effects: p.effects,
  changes: p.changes,
  seq: p.seq,
  next: { state: 'waiting', step, wakeAt: Math.min(END_OF_TIME, now), stepAt: p.stepAt, more: true },
});

const scopeOf = ({ id, workflow, trigger }: RunState): ChangeScope => ({ run: { id, workflow }, trigger });

/** Stands still as long as it is not decided: when nobody answers, it is looked at again this much later. */
const STAND_STILL = 60_000;

/** What becomes of somebody who cannot go on before something is known: asked for, waited for, or the end. */
const stand = (p: Passage, step: string, open: NonNullable<Evaluation['open']>, now: number): Decision => {
  if (now >= END_OF_TIME)
    return end(p, now, { outcome: 'failed', reason: 'There is no later moment at which it could be asked again' });
  // The same can stand in a condition more than once.
  const questions = [...new Map(open.questions.map((q) => [q.key, q])).values()];
  const unanswered = [...new Set(open.unanswered)];
  if (questions.length > 0) return { ...wait(p, step, Math.min(END_OF_TIME, now + STAND_STILL)), questions };
  const lost = unanswered.find((a) => a.retryAt === undefined);
  if (lost) return end(p, now, { outcome: 'failed', reason: `“${lost.what}” could not be asked: ${lost.reason}` });
  const retryAt = Math.min(END_OF_TIME, Math.max(now + 1, ...unanswered.map((a) => a.retryAt ?? 0)));
  for (const { what, reason } of unanswered)
    tell(p, {
      at: now,
      step,
      type: 'note',
      message: `“${what}” could not be asked and is asked again: ${reason}`,
    });
  return wait(p, step, retryAt, true);
};

type ActionStep = Extract<Step, { kind: 'action' }>;

const act = (
  p: Passage,
  { id, step }: { id: string; step: ActionStep },
  run: RunState,
  { now, world }: Moment,
): void => {
  const change = Object.hasOwn(world.changes, step.action) ? world.changes[step.action] : undefined;
  if (change) {
    const made = p.facts.person.made?.includes(`${run.id}:${p.seq}`);
    const wanted = change(step.input, p.facts.person, scopeOf(run)).filter((c) => !made || c.kind !== 'calculate');
    const { person, effective } = applyChanges(p.facts.person, wanted);
    p.facts = { ...p.facts, person };
    p.changes.push(...effective);
    tell(p, { at: now, step: id, type: 'action', action: step.action, changes: effective as unknown as Json });
  } else {
    const late = p.due < now ? { due: p.due } : {};
    p.effects.push({ step: id, seq: p.seq, action: step.action, input: step.input, ...late });
    tell(p, { at: now, step: id, type: 'action', action: step.action, effect: `${id}:${p.seq}` });
  }
};

/** Until when a delay lasts that began at `from`; `undefined` where it names a date that is not there. */
const waitsUntil = (
  delay: DelaySetting,
  from: number,
  person: PersonFacts,
  { zone, timeScale }: Pace,
): number | undefined => {
  switch (delay.kind) {
    case 'for':
      return addDuration(from, delay.duration, zone, timeScale);
    case 'until_time':
      return untilTime(from, delay, zone, timeScale);
    case 'until_field':
      return untilField(from, delay, person, { zone, timeScale });
  }
};

/**
 * Decides what a run does now: leaves by an exit rule, or moves through its steps until it has to wait or ends.
 * Pure and total: no clock, no randomness, no I/O; whatever the definition, it answers. Times in Unix milliseconds.
 * A delay counts from when the run arrived at it; a moment that has passed already is not waited for.
 */
export const decide = (definition: WorkflowDefinition, run: RunState, facts: Facts, moment: Moment): Decision => {
  const { now, world } = moment;
  const p: Passage = {
    step: run.step,
    phase: run.phase,
    seq: run.seq,
    stepAt: run.stepAt,
    due: run.stepAt,
    facts,
    entries: [],
    effects: [],
    changes: [],
    characters: 0,
  };
  const scope = (): Scope => ({ facts: p.facts, run, now, world, definition, changed: p.changes.length });

  const exit = findExit(definition, scope());
  if (exit) return end(p, now, exit);

  for (;;) {
    if (p.step === null) return end(p, now, { outcome: 'completed', reason: 'Came to the end' });
    if (p.seq >= VISIT_LIMIT)
      return end(p, now, { outcome: 'failed', reason: `Passed ${VISIT_LIMIT} steps: the workflow goes in circles` });
    const id = p.step;
    if (p.changes.length >= MAX_CHANGES || p.characters >= MAX_CHARACTERS) return goOn(p, id, now);
    const step = findStep(definition, id);
    if (!step) return end(p, now, { outcome: 'failed', reason: `The step "${id}" is not in the definition` });

    switch (step.kind) {
      case 'action':
        act(p, { id, step }, run, moment);
        move(p, step.next, now, world);
        break;
      case 'delay': {
        const zone = p.facts.person.timeZone ?? world.timeZone;
        const until = waitsUntil(step.delay, p.stepAt, p.facts.person, { zone, timeScale: world.timeScale });
        if (p.phase === 'wait') {
          p.due = Math.max(p.due, Math.min(until ?? now, now));
          move(p, step.next, now, world);
          break;
        }
        if (until === undefined) {
          tell(p, {
            at: now,
            step: id,
            type: 'note',
            message: `Did not wait ${describeDelay(step.delay, wordingOf(world))}: there is no date`,
          });
          move(p, step.next, now, world);
          break;
        }
        tell(p, {
          at: now,
          step: id,
          type: 'delay',
          setting: describeDelay(step.delay, wordingOf(world)),
          until,
          ...(followsZone(step.delay) ? { zone } : {}),
        });
        if (until <= now) {
          p.due = Math.max(p.due, until);
          move(p, step.next, now, world);
          break;
        }
        return wait(p, id, until);
      }
      case 'condition': {
        const { result, saw, open } = evaluate(step.if, scope());
        if (open) return stand(p, id, open, now);
        tell(p, { at: now, step: id, type: 'decision', branch: result ? 'yes' : 'no', saw });
        move(p, result ? step.yes : step.no, now, world);
        break;
      }
      case 'exit':
        return end(p, now, { outcome: step.goal ? 'goal' : 'exited', reason: step.reason || 'Came to an exit' });
      case 'switch':
      case 'split': {
        const { branch, next, saw, open } =
          step.kind === 'switch'
            ? chooseCase(step, scope())
            : drawBranch(step, { workflow: run.workflow, step: id, person: run.person });
        if (open) return stand(p, id, open, now);
        tell(p, { at: now, step: id, type: 'decision', branch, saw });
        move(p, next, now, world);
        break;
      }
      case 'wait_for_event': {
        const { entries, ...result } = awaitEvent(id, step, p, scope());
        for (const entry of entries) tell(p, entry);
        if ('wakeAt' in result) return wait(p, id, result.wakeAt);
        p.due = Math.max(p.due, Math.min(result.dueAt, now));
        move(p, result.next, result.arriveAt, world);
        break;
      }
    }
  }
};
