import type { ConsentStanding } from '../definition/consent/states.js';
import type { Condition, Operand, Operator, PropertyTest, Reference } from '../definition/condition.js';
import type { JsonObject } from '../definition/json/json.js';
import { parseDuration, type DurationText } from '../definition/duration.js';

/** What an event's properties have to be: values that they equal, or tests written out. */
export type Where = Record<string, Operand> | PropertyTest[];

export const filterOf = (where: Where): PropertyTest[] =>
  Array.isArray(where)
    ? where
    : Object.entries(where).map(([property, value]) => ({ property, op: 'equals' as const, value }));

interface HappenedOptions {
  where?: Where;
  /** At least so often; once where nothing is said. */
  atLeast?: number;
  /** `entry` (the default), `ever`, or a window such as `'30 days'`. */
  since?: 'entry' | 'ever' | DurationText;
}

/** An event happened to the person: `happened('$purchase')`, `happened('visited', { atLeast: 3, since: '7 days' })`. */
export const happened = (name: string, { where, atLeast = 1, since = 'entry' }: HappenedOptions = {}): Condition => ({
  kind: 'event',
  name,
  ...(where ? { where: filterOf(where) } : {}),
  atLeast,
  since: since === 'entry' || since === 'ever' ? since : { last: parseDuration(since) },
});

export const hasTag = (tag: string): Condition => ({ kind: 'has_tag', tag });

export const inSegment = (segment: string): Condition => ({ kind: 'in_segment', segment });

/** Where they stand on e-mails about a topic: `consents('newsletter')`, `consents('offers', 'never_asked')`. */
export const consents = (topic: string, state: ConsentStanding = 'subscribed'): Condition => ({
  kind: 'consent',
  topic,
  state,
});

/** The e-mail that a step of the workflow sends was opened: `opened('remind')`. */
export const opened = (step: string): Condition => ({ kind: 'email', step, was: 'opened' });

/** A link in the e-mail that a step sends was clicked. */
export const clicked = (step: string): Condition => ({ kind: 'email', step, was: 'clicked' });

const comparison = (op: Operator, value: Operand | undefined) => ({ op, ...(value === undefined ? {} : { value }) });

/** Compares a field of the person: `field('plan', 'equals', 'premium')`, `field('birthday', 'exists')`. */
export const field = (name: string, op: Operator, value?: Operand): Condition => ({
  kind: 'field',
  field: name,
  ...comparison(op, value),
});

/** Compares a property of the event that started the run; a dot path such as `cart.total`. */
export const triggerProperty = (property: string, op: Operator, value?: Operand): Condition => ({
  kind: 'trigger_property',
  property,
  ...comparison(op, value),
});

/** Compares the cart that the run is about, as it is now: `cart('item_count', 'not_equals', 0)`. */
export const cart = (property: string, op: Operator, value?: Operand): Condition => ({
  kind: 'cart',
  property,
  ...comparison(op, value),
});

/** A value that is looked up when it is compared: `fromTrigger('cart_id')`. */
export const fromTrigger = (property: string): Reference => ({ ref: `trigger.${property}` });

/** A value that is looked up when it is compared: `fromPerson('plan')`. */
export const fromPerson = (name: string): Reference => ({ ref: `person.${name}` });

export const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
export const any = (...of: Condition[]): Condition => ({ kind: 'any', of });
export const not = (of: Condition): Condition => ({ kind: 'not', of });

/** A condition of your own, made with `defineCondition`: `custom('loyalty_points', { atLeast: 100 })`. */
export const custom = (type: string, input: JsonObject = {}): Condition => ({ kind: 'custom', type, input });

/** Compares what a step answered, such as a webhook: `answered('crm', 'body.score', 'greater', 5)`. */
export const answered = (step: string, path: string, op: Operator, value?: Operand): Condition => ({
  kind: 'answer',
  step,
  path,
  ...comparison(op, value),
});
