import type { Condition, Operand, Operator } from '../condition.js';
import type { Issue } from '../issue.js';
import type { WorkflowDefinition } from '../workflow.js';
import { placedConditions, placedWithin } from './conditions.js';
import { issueAt } from './shape.js';

const NEEDS_NO_VALUE: readonly Operator[] = ['exists', 'not_exists'];

const valueIssue = (op: Operator, value: Operand | undefined): string | undefined => {
  if (NEEDS_NO_VALUE.includes(op)) return undefined;
  if (value === undefined || value === '') return 'Say what to compare with.';
  const isReference = typeof value === 'object' && value !== null && 'ref' in value;
  if (isReference) return undefined;
  if (op === 'in' && !Array.isArray(value)) return 'Give a list of values.';
  if ((op === 'greater' || op === 'less') && !Number.isFinite(Number(value))) return 'Give a number.';
  if (op === 'within' && !(Number(value) > 0)) return 'Give a number of days, more than 0.';
  return undefined;
};

type Compared = { path: (string | number)[]; op: Operator; value?: Operand | undefined };

const comparisonsOf = (condition: Condition): Compared[] => {
  if ('op' in condition) return [{ path: [], op: condition.op, value: condition.value }];
  if (condition.kind === 'event')
    return (condition.where ?? []).map((test, i) => ({ path: ['where', i], op: test.op, value: test.value }));
  return [];
};

/** Comparisons without a value, or with one that the operator cannot compare with. */
export const operandIssues = (definition: WorkflowDefinition): Issue[] => {
  const compared: Compared[] = [];
  for (const placed of placedConditions(definition))
    for (const { path, condition } of placedWithin(placed))
      for (const c of comparisonsOf(condition)) compared.push({ ...c, path: [...path, ...c.path] });
  for (const [list, name] of [
    [definition.triggers, 'triggers'],
    [definition.exits, 'exits'],
  ] as const)
    list.forEach((rule, i) => {
      if (rule.kind === 'event')
        (rule.where ?? []).forEach((t, j) => compared.push({ path: [name, i, 'where', j], op: t.op, value: t.value }));
    });
  return compared.flatMap(({ path, op, value }) => {
    const message = valueIssue(op, value);
    return message ? [issueAt('completeness', [...path, 'value'], message)] : [];
  });
};
