import type { Condition, EventCondition, Operand, Operator, PropertyTest, Since } from '../condition.js';
import { formatDuration } from '../duration.js';
import { describeConsent } from './consent.js';
import { quoted, type DescribeContext } from './context.js';
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

const describeReference = (ref: string, context: DescribeContext): string => {
  const [, source, path = ref] = /^(trigger|person)\.(.+)$/.exec(ref) ?? [];
  return source === 'person'
    ? `the person’s ${quoted('field', path, context)}`
    : `the trigger’s ${quoted('property', path, context)}`;
};

const describeOperand = (value: Operand | undefined, context: DescribeContext): string => {
  if (value === undefined) return '';
  if (typeof value === 'object' && value !== null && 'ref' in value && typeof value.ref === 'string')
    return describeReference(value.ref, context);
  return Array.isArray(value) ? value.map((v) => JSON.stringify(v)).join(', ') : JSON.stringify(value);
};

const describeComparison = (
  what: string,
  { op, value }: { op: Operator; value?: Operand | undefined },
  context: DescribeContext,
): string => [what, describeOperator(op), describeOperand(value, context)].filter(Boolean).join(' ');

/** Property tests in plain words: `“Cart” is the trigger’s “Cart”`. */
export const describeFilter = (where: PropertyTest[] | undefined, context: DescribeContext = {}): string =>
  (where ?? []).map((t) => describeComparison(quoted('property', t.property, context), t, context)).join(' and ');

const describeSince = (since: Since): string => {
  if (since === 'entry') return 'since entering';
  if (since === 'ever') return 'ever';
  return `in the last ${formatDuration(since.last)}`;
};

/** How often, since when and where an event has to have happened: `at least 3 times since entering`. */
export const describeTimes = ({ atLeast, since, where }: EventCondition, context: DescribeContext = {}): string => {
  const filter = describeFilter(where, context);
  return `${atLeast > 1 ? `at least ${atLeast} times ` : ''}${describeSince(since)}${filter ? `, where ${filter}` : ''}`;
};

const describeAnswer = ({ step, path }: { step: string; path: string }, { stepName }: DescribeContext): string =>
  `the answer of step “${stepName?.(step) ?? step}”${path ? ` at “${path}”` : ''}`;

/** A part of a joined condition: in brackets where "and" and "or" would run into one another. */
const describePart = (c: Condition, context: DescribeContext): string => {
  const words = describeCondition(c, context);
  return (c.kind === 'all' || c.kind === 'any') && c.of.length > 1 ? `(${words})` : words;
};

/** A condition in plain words, without a full stop: `“Placed an order” happened since entering`. */
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
      return describeComparison(`field ${quoted('field', c.field, context)}`, c, context);
    case 'trigger_property':
      return describeComparison(`the trigger’s ${quoted('property', c.property, context)}`, c, context);
    case 'cart':
      return describeComparison(`the cart’s ${quoted('property', c.property, context)}`, c, context);
    case 'event':
      return `${quoted('event', c.name, context)} happened ${describeTimes(c, context)}`;
    case 'in_segment':
      return `is in the segment “${context.nameOf?.('segment', c.segment) ?? c.segment}”`;
    case 'email':
      return `${c.was} the e-mail of step “${context.stepName?.(c.step) ?? c.step}”`;
    case 'consent':
      return describeConsent(c.topic, c.state, context.nameOf);
    case 'answer':
      return describeComparison(describeAnswer(c, context), c, context);
    case 'custom':
      return describeCustom(c, context.catalog?.conditions, context);
  }
};
