import { operators, type Condition } from '../condition.js';
import { describeCondition, describeFilter, describeOperator } from './condition.js';

const tag = (name: string): Condition => ({ kind: 'has_tag', tag: name });

describe('describeCondition', () => {
  it.each<[string, Condition]>([
    ['“Placed an order” happened since entering', { kind: 'event', name: '$purchase', atLeast: 1, since: 'entry' }],
    ['“Seen” happened at least 3 times ever', { kind: 'event', name: 'seen', atLeast: 3, since: 'ever' }],
    [
      '“Seen” happened in the last 2 weeks, where “Cart” is the trigger’s “Cart” and “Total” is greater than 5',
      {
        kind: 'event',
        name: 'seen',
        atLeast: 1,
        since: { last: { amount: 2, unit: 'weeks' } },
        where: [
          { property: 'cart_id', op: 'equals', value: { ref: 'trigger.cart_id' } },
          { property: 'total', op: 'greater', value: 5 },
        ],
      },
    ],
    ['has the tag “vip”', tag('vip')],
    ['not (has the tag “vip”)', { kind: 'not', of: tag('vip') }],
    ['field “Plan” is "premium"', { kind: 'field', field: 'plan', op: 'equals', value: 'premium' }],
    ['field “Plan” is set', { kind: 'field', field: 'plan', op: 'exists' }],
    ['field “Plan” is one of "a", 2', { kind: 'field', field: 'plan', op: 'in', value: ['a', 2] }],
    ['field “Born” is in the last days: 3', { kind: 'field', field: 'born', op: 'within', value: 3 }],
    [
      'the trigger’s “Cart” is not the person’s “Last cart”',
      { kind: 'trigger_property', property: 'cart', op: 'not_equals', value: { ref: 'person.last_cart' } },
    ],
    ['is in the segment “hot”', { kind: 'in_segment', segment: 'hot' }],
    ['opened the e-mail of step “remind”', { kind: 'email', step: 'remind', was: 'opened' }],
    ['Fine_weather'.replace('_', ' '), { kind: 'custom', type: 'fine_weather', input: { key: 'not shown' } }],
  ])('%s', (words, condition) => {
    expect(describeCondition(condition)).toBe(words);
  });

  it('shows what belongs together where "and" meets "or"', () => {
    const [a, b, c] = [tag('a'), tag('b'), tag('c')];
    const one = describeCondition({ kind: 'all', of: [{ kind: 'any', of: [a, b] }, c] });
    const other = describeCondition({ kind: 'any', of: [a, { kind: 'all', of: [b, c] }] });
    expect(one).toBe('(has the tag “a” or has the tag “b”) and has the tag “c”');
    expect(other).toBe('has the tag “a” or (has the tag “b” and has the tag “c”)');
    expect(describeCondition({ kind: 'all', of: [{ kind: 'any', of: [a] }, b] })).toBe(
      'has the tag “a” and has the tag “b”',
    );
  });

  it('has words for every operator, and no two alike', () => {
    const words = operators.map(describeOperator);
    expect(words.every(Boolean)).toBe(true);
    expect(new Set(words).size).toBe(operators.length);
  });

  it('says what the developers call it', () => {
    const vocabulary = { events: { seen: 'Saw the film' }, fields: { plan: 'Membership' }, properties: { n: 'Row' } };
    const where = [{ property: 'n', op: 'equals' as const, value: { ref: 'person.plan' } }];
    expect(
      describeCondition({ kind: 'event', name: 'seen', atLeast: 1, since: 'ever', where }, { catalog: { vocabulary } }),
    ).toBe('“Saw the film” happened ever, where “Row” is the person’s “Membership”');
  });

  it('says nothing about no filter', () => {
    expect([describeFilter(undefined), describeFilter([])]).toEqual(['', '']);
  });
});
