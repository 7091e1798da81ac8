import { z } from 'zod';
import { isReference, type Condition, type Operand, type Operator } from '../condition.js';
import type { Issue } from '../issue.js';
import { readNumber } from '../number.js';
import type { WorkflowDefinition } from '../workflow.js';
import { placedConditions, placedWithin } from './conditions.js';
import { issueAt } from './shape.js';

const NEEDS_NO_VALUE: readonly Operator[] = ['exists', 'not_exists'];

const numberOf = (value: Operand): number | undefined => (isReference(value) ? undefined : readNumber(value));

/** A date, a time with a zone, or one without (read in the person's), or Unix milliseconds. */
const moment = z.union([z.number(), z.iso.date(), z.iso.datetime({ offset: true, local: true })]);

const valueIssue = (op: Operator, value: Operand | undefined): string | undefined => {
  if (NEEDS_NO_VALUE.includes(op)) return undefined;
  if (value === undefined || value === null || value === '') return 'Say what to compare with.';
  if (isReference(value)) return undefined;
  if (typeof value === 'object' && 'ref' in value)
    return 'Begin a reference with "trigger." or "person.", for example { "ref": "trigger.cart_id" }.';
  switch (op) {
    case 'in':
      return Array.isArray(value) && value.length > 0 ? undefined : 'Give a list of values.';
    case 'greater':
    case 'less':
      return numberOf(value) === undefined ? 'Give a number.' : undefined;
    case 'within':
      return (numberOf(value) ?? 0) > 0 ? undefined : 'Give a number of days, more than 0.';
    case 'before':
    case 'after':
      return moment.safeParse(value).success ? undefined : 'Give a date, for example 2026-03-31.';
    default:
      return undefined;
  }
};

type Compared = { path: (string | number)[]; op: Operator; value?: Operand | undefined };

const comparisonsOf = (condition: Condition): Compared[] => {
  if ('op' in condition) return [{ path: [], op: condition.op, value: condition.value }];
  if (condition.kind === 'event')
    return (condition.where ?? []).map((test, i) => ({ path: ['where', i], op: test.op, value: test.value }));
  return [];
};

/** Tests of properties that stand outside conditions: those of triggers, exits and steps that wait for an event. */
const filtersOf = ({ triggers, exits, steps }: WorkflowDefinition): Compared[] => {
  const found: Compared[] = [];
  const add = (at: (string | number)[], where: { op: Operator; value?: Operand | undefined }[] | undefined) =>
    where?.forEach(({ op, value }, i) => found.push({ path: [...at, 'where', i], op, value }));
  triggers.forEach((t, i) => {
    if ('where' in t) add(['triggers', i], t.where);
    if (t.kind === 'custom') add(['triggers', i, 'event'], t.event?.where);
  });
  exits.forEach((e, i) => e.kind === 'event' && add(['exits', i], e.where));
  for (const [id, step] of Object.entries(steps))
    if (step.kind === 'wait_for_event') add(['steps', id, 'event'], step.event.where);
  return found;
};

/** Comparisons without a value, or with one that the operator cannot compare with. */
export const operandIssues = (definition: WorkflowDefinition): Issue[] => {
  const compared = filtersOf(definition);
  for (const placed of placedConditions(definition))
    for (const { path, condition } of placedWithin(placed))
      for (const c of comparisonsOf(condition)) compared.push({ ...c, path: [...path, ...c.path] });
  return compared.flatMap(({ path, op, value }) => {
    const message = valueIssue(op, value);
    return message ? [issueAt('completeness', [...path, 'value'], message)] : [];
  });
};
