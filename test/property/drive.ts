import { applyChanges } from '../../core/src/decide/change.js';
import {
  decide,
  exitByEvent,
  factsNeeded,
  isAwaited,
  type Decision,
  type EventFact,
  type Facts,
  type Question,
  type QuestionAnswer,
  type RunState,
  type World,
} from '../../core/src/decide/index.js';
import { findStep, type WorkflowDefinition } from '../../core/src/definition/index.js';
import { slotFor } from '../../core/src/model/operation/scheduler.js';
import type { Arrival, Incident, Story } from './arbitraries/story.js';
import { changes } from './surroundings.js';

/** A decision, and all that it was taken from. */
export interface Decided {
  run: RunState;
  facts: Facts;
  now: number;
  world: World;
  decision: Decision;
}

/** How somebody came through: each decision in turn; `left`, when an event ended the run between two of them. */
export interface Passage {
  decided: Decided[];
  left: boolean;
}

const MOST_EVENTS = 40;

/** So often at most something is asked for one decision: once for each step that can ask, and for each change to the person. */
const MOST_ROUNDS = 60;

/** What is answered to a question at a moment: any of what there is, always the same. */
const answerTo = ({ key, type }: Question, now: number): QuestionAnswer => {
  const lot = [...`${key}${now}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_009, 7) % 20;
  if (lot === 0) return { known: false, what: type, reason: 'It is gone' };
  if (lot < 4) return { known: false, what: type, reason: 'It is busy', retryAt: now + lot * 5_000 };
  return { known: true, what: type, holds: lot % 2 === 0, value: lot };
};

/** Decides as the engine does: what is asked is answered, and it is decided again. */
const decideWithAnswers = (
  definition: WorkflowDefinition,
  run: RunState,
  known: Facts,
  { now, world }: Pick<Decided, 'now' | 'world'>,
): { facts: Facts; decision: Decision } => {
  let facts = known;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const decision = decide(definition, run, facts, { now, world });
    if (!decision.questions) return { facts, decision };
    const asked = new Map(facts.asked);
    for (const question of decision.questions) {
      if (asked.has(question.key)) throw new Error(`It was answered before: ${question.key}`);
      asked.set(question.key, answerTo(question, now));
    }
    facts = { ...facts, asked };
  }
  throw new Error('It asks without end');
};

/** An event of the story, as it happened to who stands there since `stepAt` and waits from `now` until `wakeAt`. */
const happen = (a: Arrival, id: string, { stepAt, now, wakeAt }: { stepAt: number; now: number; wakeAt: number }) => {
  const handedOver = Math.floor(now + (wakeAt - now) * a.into);
  const fact: EventFact = {
    id,
    name: a.name,
    occurredAt: a.happened === 'step' ? Math.min(stepAt, handedOver) : handedOver - a.happened,
    properties: a.properties,
  };
  return { fact, handedOver };
};

/** Only what a definition's decisions are said to look at, as the shell loads it. */
export const limited = (definition: WorkflowDefinition, { person, events, asked }: Facts, run: RunState): Facts => {
  const needs = factsNeeded(definition, changes);
  if (!needs.person) return { person: { email: '', tags: [], fields: {} }, events: [] };
  return {
    ...(asked ? { asked } : {}),
    person,
    events: events.filter(
      (e) => needs.events.names.includes(e.name) && (!needs.events.sinceEntry || e.occurredAt >= run.enteredAt),
    ),
  };
};

/** Takes somebody through a workflow as the engine does, at most so many decisions far. */
export const drive = (definition: WorkflowDefinition, story: Story, most: number): Passage => {
  const { trigger, timeZone, timeScale } = story;
  const enteredAt = trigger.occurredAt;
  const world: World = { timeZone, timeScale, changes };
  let run: RunState = {
    id: 'run',
    workflow: 'w',
    person: 'ada',
    step: definition.start,
    phase: 'arrive',
    seq: 0,
    enteredAt,
    stepAt: enteredAt,
    trigger: { event: 'entry', name: trigger.name, properties: trigger.properties },
  };
  let now = enteredAt + story.late;
  let facts: Facts = {
    person: story.person,
    events: [
      { id: 'entry', ...trigger },
      ...story.before.map((a, i) => happen(a, `before ${i}`, { stepAt: enteredAt, now, wakeAt: now }).fact),
    ],
  };
  const decided: Decided[] = [];
  let happened = 0;

  for (const incidents = [...story.incidents]; decided.length < most;) {
    const { decision, facts: known } = decideWithAnswers(definition, run, facts, { now, world });
    decided.push({ run, facts: known, now, world, decision });
    const { next } = decision;
    if (next.state === 'ended') return { decided, left: false };

    facts = { ...facts, person: applyChanges(facts.person, decision.changes).person };
    run = { ...run, step: next.step, phase: 'wait', seq: decision.seq, stepAt: next.stepAt };
    const wakeAt = slotFor(next.wakeAt, now);
    let at: number | undefined;
    while (at === undefined) {
      const incident: Incident = incidents.shift() ?? { kind: 'wake', late: 0 };
      if (incident.kind === 'wake') at = wakeAt + incident.late;
      else if (incident.kind === 'person') facts = { ...facts, person: incident.person };
      else if (facts.events.length < MOST_EVENTS) {
        const { fact, handedOver } = happen(incident, `event ${happened++}`, { stepAt: run.stepAt, now, wakeAt });
        facts = { ...facts, events: [...facts.events, fact].sort((a, b) => a.occurredAt - b.occurredAt) };
        const scope = { facts, run, now: handedOver, world };
        if (definition.exits.some((rule) => exitByEvent(rule, fact, scope))) return { decided, left: true };
        const step = findStep(definition, next.step);
        // The engine wakes who waits for it; at its own wake-up it would be found all the same.
        if (step?.kind === 'wait_for_event' && isAwaited(step, fact, run.stepAt, scope))
          at = Math.min(wakeAt, slotFor(handedOver, handedOver));
      }
    }
    now = Math.max(now, at);
  }
  return { decided, left: false };
};
