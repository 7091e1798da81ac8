import {
  isReference,
  type Condition,
  type EventCondition,
  type Operand,
  type Operator,
  type PropertyTest,
} from '../definition/condition.js';
import { describeCondition } from '../definition/describe/condition.js';
import type { ConsentStanding } from '../definition/consent/states.js';
import { EMAIL_CLICKED, EMAIL_OPENED } from '../definition/events/email-events.js';
import type { Json, JsonObject } from '../definition/json/json.js';
import type { Saw } from '../definition/journal.js';
import { compare } from './compare.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import { subtractDuration } from './delay.js';
import { readPath } from './path.js';
import type { EventFact, Facts, Question, QuestionAnswer, RunState, World } from './types.js';
import { wordingOf } from './wording.js';

/** Everything a condition may look at. */
export interface Scope {
  facts: Facts;
  /** Without an `id` before somebody has entered. */
  run: Pick<RunState, 'enteredAt' | 'trigger'> & Partial<Pick<RunState, 'id'>>;
  now: number;
  world: World;
  /** Whose steps the conditions speak of; none before somebody has entered. */
  definition?: WorkflowDefinition;
  /** How often the person was changed within this decision: what was asked before that is asked again. */
  changed?: number;
}

type Unanswered = Extract<QuestionAnswer, { known: false }>;

/** Whether a condition holds, and the values that were looked at. */
export interface Evaluation {
  /** False as long as something is open. */
  result: boolean;
  saw: Saw[];
  /** What has to be asked before the result is known, and what could not be. */
  open?: { questions: Question[]; unanswered: Unanswered[] };
}

/** The zone in which dates and days count for the person. */
export const zoneOf = ({ facts: { person }, world }: Scope): string => person.timeZone ?? world.timeZone;

const compared = (op: Operator, actual: Json | undefined, expected: Json | undefined, scope: Scope): boolean =>
  compare(op, actual, expected, { now: scope.now, zone: zoneOf(scope) });

/** The value an operand stands for. */
export const resolveOperand = (operand: Operand | undefined, { facts, run }: Scope): Json | undefined => {
  if (!isReference(operand)) return operand;
  const { ref } = operand;
  const path = ref.slice(ref.indexOf('.') + 1);
  if (ref.startsWith('trigger.')) return readPath(run.trigger.properties, path);
  const person: JsonObject = { ...facts.person.fields, email: facts.person.email, tags: [...facts.person.tags] };
  return readPath(person, path);
};

/** Do all tests hold for these properties? */
export const propertiesMatch = (properties: JsonObject, where: PropertyTest[] | undefined, scope: Scope): boolean =>
  (where ?? []).every((t) => compared(t.op, readPath(properties, t.property), resolveOperand(t.value, scope), scope));

/** When events begin to count for a condition, in Unix milliseconds. Days and longer follow the person's calendar. */
const countedFrom = ({ since }: EventCondition, scope: Scope): number => {
  const { run, now, world } = scope;
  if (since === 'entry') return run.enteredAt;
  if (since === 'ever') return -Infinity;
  return subtractDuration(now, since.last, zoneOf(scope), world.timeScale);
};

/** The events that an event condition counts; the one that started the run does not count "since entering". */
export const counted = (c: EventCondition, scope: Scope): EventFact[] => {
  const from = countedFrom(c, scope);
  return scope.facts.events.filter(
    (e) =>
      e.name === c.name &&
      e.occurredAt >= from &&
      !(c.since === 'entry' && e.id === scope.run.trigger.event) &&
      propertiesMatch(e.properties, c.where, scope),
  );
};

const leafIn =
  (c: Condition, { world, definition }: Scope) =>
  (result: boolean, value: Json, expected?: Json): Evaluation => ({
    result,
    saw: [
      {
        what: describeCondition(c, wordingOf(world, definition)),
        value,
        ...(expected === undefined ? {} : { expected }),
        result,
      },
    ],
  });

type Join = Extract<Condition, { kind: 'all' | 'any' }>;

/** What is known may settle it: then what is open is not asked. */
const join = (c: Join, scope: Scope): Evaluation => {
  const parts = c.of.map((child) => evaluate(child, scope));
  const settles = c.kind === 'any';
  const open = parts.flatMap((p) => p.open ?? []);
  const known = parts.filter((p) => !p.open);
  const settled = known.some((p) => p.result === settles);
  const saw = known.flatMap((p) => p.saw);
  if (settled || open.length === 0) return { result: settled ? settles : !settles, saw };
  return {
    result: false,
    saw,
    open: {
      questions: open.flatMap((o) => o.questions),
      unanswered: open.flatMap((o) => o.unanswered),
    },
  };
};

const ask = (c: Extract<Condition, { kind: 'custom' }>, { facts, changed = 0 }: Scope): Evaluation => {
  const key = JSON.stringify([c.type, c.input, changed]);
  const answer = facts.asked?.get(key);
  if (answer?.known) {
    const { what, value, holds: result } = answer;
    return { result, saw: [{ what, value, result }] };
  }
  const questions = answer ? [] : [{ key, type: c.type, input: c.input, person: facts.person }];
  return { result: false, saw: [], open: { questions, unanswered: answer ? [answer] : [] } };
};

/** Where somebody stands on a topic. */
const standingOn = (topic: string, { consent }: Facts): ConsentStanding => {
  if (consent?.unsubscribed) return 'unsubscribed';
  return (consent && Object.hasOwn(consent.topics, topic) ? consent.topics[topic] : undefined) ?? 'never_asked';
};

/** What a condition asks of what the run is about. */
const aboutOf = (
  { kind }: Extract<Condition, { kind: 'trigger_property' | 'cart' }>,
  { facts, run }: Scope,
): JsonObject => (kind === 'cart' ? facts.cart : undefined) ?? run.trigger.properties;

/** Evaluates a condition. Total: what is not known yet is `open`. */
export const evaluate = (c: Condition, scope: Scope): Evaluation => {
  const leaf = leafIn(c, scope);
  switch (c.kind) {
    case 'all':
    case 'any':
      return join(c, scope);
    case 'not': {
      const inner = evaluate(c.of, scope);
      return inner.open ? inner : { result: !inner.result, saw: inner.saw };
    }
    case 'has_tag': {
      const tags = scope.facts.person.tags;
      return leaf(tags.includes(c.tag), tags.includes(c.tag) ? c.tag : null, c.tag);
    }
    case 'field':
    case 'trigger_property':
    case 'cart': {
      const actual =
        c.kind === 'field' ? readPath(scope.facts.person.fields, c.field) : readPath(aboutOf(c, scope), c.property);
      const expected = resolveOperand(c.value, scope);
      return leaf(compared(c.op, actual, expected, scope), actual ?? null, expected);
    }
    case 'event': {
      const times = counted(c, scope).length;
      return leaf(times >= c.atLeast, times, c.atLeast);
    }
    case 'in_segment': {
      const inside = (scope.facts.person.segments ?? []).includes(c.segment);
      return leaf(inside, inside);
    }
    case 'consent': {
      const standing = standingOn(c.topic, scope.facts);
      return leaf(standing === c.state, standing, c.state);
    }
    case 'email': {
      const names: readonly string[] = c.was === 'opened' ? [EMAIL_OPENED, EMAIL_CLICKED] : [EMAIL_CLICKED];
      const times = scope.facts.events.filter(
        ({ name, properties: p }) =>
          names.includes(name) && scope.run.id !== undefined && p['run'] === scope.run.id && p['step'] === c.step,
      ).length;
      return leaf(times > 0, times, 1);
    }
    case 'answer': {
      const answers = scope.facts.answers ?? {};
      const answer = Object.hasOwn(answers, c.step) ? answers[c.step] : undefined;
      const actual = c.path === '' ? answer : readPath({ answer: answer ?? null }, `answer.${c.path}`);
      const expected = resolveOperand(c.value, scope);
      return leaf(compared(c.op, actual, expected, scope), actual ?? null, expected);
    }
    case 'custom':
      return ask(c, scope);
  }
};
