import type { Condition, Operand, Operator, PropertyTest, Since } from '../condition.js';
import { formatDuration } from '../duration.js';
import type { DescribeContext } from './context.js';
import { describeCustom } from './settings.js';

const OPERATOR_WORDS: Record<Operator, string> = {
  equals: 'is',
  not_equals: 'is not',
  contains: 'contains',
  starts_with: 'starts with',
  greater: 'is greater than',
  less: 'is less than',
  exists: 'is set',
  not_exists: 'is not set',
  in: 'is one of',
  before: 'is before',
  after: 'is after',
  within: 'is in the last days:',
};

/** A comparison's operator in plain words. */
export const describeOperator = (op: Operator): string => OPERATOR_WORDS[op];

const describeOperand = (value: Operand | undefined): string => {
  if (value === undefined) return '';
  if (typeof value === 'object' && value !== null && 'ref' in value && typeof value.ref === 'string')
    return value.ref.replace(/^trigger\./, 'the trigger’s ').replace(/^person\./, 'the person’s ');
  return Array.isArray(value) ? value.map((v) => JSON.stringify(v)).join(', ') : JSON.stringify(value);
};

const describeComparison = (what: string, op: Operator, value: Operand | undefined): string =>
  [what, describeOperator(op), describeOperand(value)].filter(Boolean).join(' ');

/** Property tests in plain words: `cart_id is the trigger’s cart_id`. */
export const describeFilter = (where: PropertyTest[] | undefined): string =>
  (where ?? []).map((t) => describeComparison(t.property, t.op, t.value)).join(' and ');

const describeSince = (since: Since): string => {
  if (since === 'entry') return 'since entering';
  if (since === 'ever') return 'ever';
  return `in the last ${formatDuration(since.last)}`;
};

/** A part of a joined condition: in brackets where "and" and "or" would run into one another. */
const describePart = (c: Condition, context: DescribeContext): string => {
  const words = describeCondition(c, context);
  return (c.kind === 'all' || c.kind === 'any') && c.of.length > 1 ? `(${words})` : words;
};

/** A condition in plain words, without a full stop: `“$purchase” happened since entering`. */
export const describeCondition = (c: Condition, context: DescribeContext = {}): string => {
  switch (c.kind) {
    case 'all':
      return c.of.map((part) => describePart(part, context)).join(' and ');
    case 'any':
      return c.of.map((part) => describePart(part, context)).join(' or ');
    case 'not':
      return `not (${describeCondition(c.of, context)})`;
    case 'has_tag':
      return `has the tag “${c.tag}”`;
    case 'field':
      return describeComparison(`field “${c.field}”`, c.op, c.value);
    case 'trigger_property':
      return describeComparison(`the trigger’s “${c.property}”`, c.op, c.value);
    case 'cart':
      return describeComparison(`the cart’s “${c.property}”`, c.op, c.value);
    case 'event': {
      const times = c.atLeast > 1 ? ` at least ${c.atLeast} times` : '';
      const filter = describeFilter(c.where);
      return `“${c.name}” happened${times} ${describeSince(c.since)}${filter ? `, where ${filter}` : ''}`;
    }
    case 'in_segment':
      return `is in the segment “${context.nameOf?.('segment', c.segment) ?? c.segment}”`;
    case 'email':
      return `${c.was} the e-mail of step “${c.step}”`;
    case 'answer':
      return describeComparison(`the answer of step “${c.step}”${c.path ? ` at “${c.path}”` : ''}`, c.op, c.value);
    case 'custom':
      return describeCustom(c, context.catalog?.conditions, context.nameOf);
  }
};
