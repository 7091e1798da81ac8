import fc from 'fast-check';
import {
  operators,
  type Condition,
  type JsonObject,
  type Operand,
  type Operator,
  type PropertyTest,
} from '../../../core/src/definition/index.js';
import { date, duration, eventName, field, property, tag, value } from './values.js';

const reference = fc
  .constantFrom('trigger.cart', 'trigger.deep.list', 'trigger.none', 'person.plan', 'person.email', 'person.tags')
  .map((ref) => ({ ref }));

/** A literal that can be compared with by any operator that takes everything. */
const literal = value.filter((v) => v !== null && v !== '' && !(typeof v === 'object' && 'ref' in v));

const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }));

const literalFor = (op: Operator): fc.Arbitrary<Operand> => {
  switch (op) {
    case 'in':
      return fc.array(value, { minLength: 1, maxLength: 3 });
    case 'greater':
    case 'less':
      return fc.oneof(number, number.map(String));
    case 'within':
      return fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constantFrom('0.5', 1e300));
    case 'before':
    case 'after':
      return date;
    default:
      return literal;
  }
};

/** An operator and a value that it can compare with. */
const comparison = fc.constantFrom(...operators).chain((op): fc.Arbitrary<{ op: Operator; value?: Operand }> =>
  op === 'exists' || op === 'not_exists'
    ? fc.constant({ op })
    : fc.record({
        op: fc.constant(op),
        value: fc.oneof({ weight: 3, arbitrary: literalFor(op) }, reference),
      }),
);

/** Tests of an event's properties: mostly none. */
export const filter: fc.Arbitrary<PropertyTest[] | undefined> = fc.option(
  fc.array(
    fc.tuple(property, comparison).map(([name, compared]) => ({ property: name, ...compared })),
    { maxLength: 2 },
  ),
  { freq: 2, nil: undefined },
);

/** Every kind that the language has, with others within it. */
const kindsAround = (
  below: fc.Arbitrary<Condition>,
): { [Kind in Condition['kind']]: fc.Arbitrary<Extract<Condition, { kind: Kind }>> } => {
  const several = fc.array(below, { minLength: 1, maxLength: 3 });
  return {
    has_tag: fc.record({ kind: fc.constant('has_tag'), tag }),
    field: fc.tuple(field, comparison).map(([name, compared]) => ({ kind: 'field', field: name, ...compared })),
    trigger_property: fc
      .tuple(property, comparison)
      .map(([name, compared]) => ({ kind: 'trigger_property', property: name, ...compared })),
    cart: fc.tuple(property, comparison).map(([name, compared]) => ({ kind: 'cart', property: name, ...compared })),
    event: fc
      .record({
        name: eventName,
        where: filter,
        atLeast: fc.integer({ min: 1, max: 3 }),
        since: fc.oneof(fc.constantFrom('entry' as const, 'ever' as const), fc.record({ last: duration })),
      })
      .map(({ where, ...event }) => ({ kind: 'event', ...event, ...(where && { where }) })),
    in_segment: fc.record({ kind: fc.constant('in_segment'), segment: fc.constantFrom('hot', 'cold') }),
    consent: fc.record({
      kind: fc.constant('consent'),
      topic: fc.constantFrom('newsletter', 'offers'),
      state: fc.constantFrom('never_asked', 'pending', 'subscribed', 'unsubscribed'),
    }),
    email: fc.record({
      kind: fc.constant('email'),
      step: fc.constantFrom('s0', 's1'),
      was: fc.constantFrom('opened', 'clicked'),
    }),
    answer: fc
      .tuple(fc.constantFrom('s0', 's1'), fc.constantFrom('', 'status', 'body.score'), comparison)
      .map(([step, path, compared]) => ({ kind: 'answer', step, path, ...compared })),
    custom: fc.record({
      kind: fc.constant('custom'),
      type: fc.constantFrom('weather', 'points'),
      input: fc.constantFrom<JsonObject[]>({}, { atLeast: 1 }, { atLeast: 2 }),
    }),
    all: fc.record({ kind: fc.constant('all'), of: several }),
    any: fc.record({ kind: fc.constant('any'), of: several }),
    not: fc.record({ kind: fc.constant('not'), of: below }),
  };
};

export const conditionKinds = Object.keys(kindsAround(fc.constant({ kind: 'has_tag', tag: 'vip' })));
const JOINS: readonly string[] = ['all', 'any', 'not'];

const conditionsWithout = (...left: string[]) =>
  fc.letrec<{ condition: Condition }>((tie) => {
    const kinds = Object.entries(kindsAround(tie('condition'))) as [string, fc.Arbitrary<Condition>][];
    const pick = (joining: boolean) =>
      kinds.flatMap(([kind, arbitrary]) =>
        JOINS.includes(kind) === joining && !left.includes(kind) ? [arbitrary] : [],
      );
    return {
      condition: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'condition' },
        { weight: 3, arbitrary: fc.oneof(...pick(false)) },
        { weight: 1, arbitrary: fc.oneof(...pick(true)) },
      ),
    };
  });

/** A condition of a step. */
export const { condition } = conditionsWithout();
/** One that is looked at for each event: a developer's has no place in it. */
export const { condition: eventCondition } = conditionsWithout('custom');
