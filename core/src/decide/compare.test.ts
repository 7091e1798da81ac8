import fc from 'fast-check';
import { operators, type Operator } from '../definition/condition.js';
import type { Json } from '../definition/json/json.js';
import { compare } from './compare.js';

const AT = { now: Date.UTC(2026, 2, 10), zone: 'UTC' };
const NOTHING: (Json | undefined)[] = [undefined, null, ''];

describe('compare', () => {
  it.each<[Operator, Json | undefined, Json | undefined, boolean]>([
    ['equals', 'Premium', 'premium', true],
    ['equals', 1, '1', true],
    ['equals', true, 'true', true],
    ['equals', false, 'false', true],
    ['equals', 0, '0', true],
    ['equals', 'a', 'ab', false],
    ['equals', { a: 1 }, { a: 1 }, true],
    ['equals', '1299.00', 1299, true],
    ['equals', 1299, ' 1.299e3', true],
    ['equals', '007', 7, true],
    ['equals', '007', '7', false],
    ['equals', 'x', 1299, false],
    ['equals', '9007199254740993', 9007199254740992, false],
    ['equals', '', 0, false],
    ['contains', ['1299.00'], 1299, true],
    ['in', '12.50', [12.5], true],
    ['not_equals', '1299.00', 1299, false],
    ['not_equals', undefined, 'x', true],
    ['not_equals', 'x', 'X', false],
    ['not_equals', 'x', 'y', true],
    ['contains', 'Zürich West', 'west', true],
    ['contains', 'a.c', 'abc', false],
    ['contains', ['a', 'B'], 'b', true],
    ['contains', ['ab'], 'a', false],
    ['contains', 123, '2', true],
    ['starts_with', 'Zürich', 'zü', true],
    ['starts_with', 'Zürich', 'rich', false],
    ['greater', '10', 9, true],
    ['greater', 9, 9, false],
    ['greater', 'ten', 9, false],
    ['greater', true, 0, false],
    ['greater', [], -1, false],
    ['less', 8, '9', true],
    ['less', 9, 9, false],
    ['less', ' ', 1, false],
    ['exists', 0, undefined, true],
    ['exists', false, undefined, true],
    ['exists', [], undefined, true],
    ['not_exists', 0, undefined, false],
    ['in', 'b', ['a', 'B'], true],
    ['in', 2, ['1', '2'], true],
    ['in', 'c', ['a', 'b'], false],
    ['in', 'a', 'abc', false],
    ['before', '2026-03-01', '2026-03-02', true],
    ['before', '2026-03-02', '2026-03-02', false],
    ['before', Date.UTC(2026, 2, 1), '2026-03-02', true],
    ['after', '2026-03-01T10:00:00+02:00', '2026-03-01T07:59:00Z', true],
    ['after', '2026-03-01T10:00:00+02', '2026-03-01T08:30:00Z', false],
    ['after', '2026-03-01T10:00:00+01:00[Europe/Zurich]', '2026-03-01T09:30:00Z', false],
    ['after', '2026-03-01T10:00', '2026-03-01T09:59:59.999Z', true],
    ['after', 'tomorrow', '2026-03-01', false],
    ['before', '2026-02-30', '2026-03-01', false],
    ['within', '2026-03-08', 2, true],
    ['within', '2026-03-08', 1.99, false],
    ['within', '2026-03-08', '2', true],
    ['within', '2026-03-10', 1, true],
    ['within', '2026-03-10T00:00:00.001Z', 1, false],
    ['within', '2026-03-12', 3, false],
    ['within', '2026-03-08', -3, false],
    ['within', '2026-03-08', 'x', false],
  ])('%s: %j and %j → %s', (op, actual, expected, result) => {
    expect(compare(op, actual, expected, AT)).toBe(result);
  });

  it('reads a date alone in the zone that is given', () => {
    // 3 March, 09:30 in Auckland.
    const now = Date.UTC(2026, 2, 2, 20, 30);
    expect(compare('within', '2026-03-03', 1, { now, zone: 'Pacific/Auckland' })).toBe(true);
    expect(compare('within', '2026-03-03', 1, { now, zone: 'UTC' })).toBe(false);
    expect(compare('before', '2026-03-03', '2026-03-02T12:00:00Z', { now, zone: 'Pacific/Auckland' })).toBe(true);
  });

  const positive = operators.filter((op) => !['exists', 'not_exists', 'not_equals'].includes(op));
  it.each(positive)('%s holds neither for nothing nor with nothing', (op) => {
    for (const nothing of NOTHING)
      for (const value of [...NOTHING, 'a', 0, 5, ['a'], [''], [null], '2026-03-09']) {
        expect(compare(op, nothing, value, AT)).toBe(false);
        expect(compare(op, value, nothing, AT)).toBe(false);
      }
  });

  it('takes null and the empty text for not set', () => {
    for (const nothing of NOTHING) {
      expect(compare('exists', nothing, undefined, AT)).toBe(false);
      expect(compare('not_exists', nothing, undefined, AT)).toBe(true);
      expect(compare('not_equals', nothing, 'x', AT)).toBe(true);
    }
  });

  it('never throws, and its opposites are opposites', () => {
    const value = fc.option(fc.oneof(fc.jsonValue() as fc.Arbitrary<Json>, fc.constantFrom(...NOTHING), fc.string()), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.constantFrom(...operators), value, value, (op, a, b) => {
        expect(typeof compare(op, a, b, AT)).toBe('boolean');
        expect(compare('exists', a, b, AT)).toBe(!compare('not_exists', a, b, AT));
        if (compare('exists', a, undefined, AT) && compare('exists', b, undefined, AT))
          expect(compare('equals', a, b, AT)).toBe(!compare('not_equals', a, b, AT));
        for (const [one, other] of [
          ['greater', 'less'],
          ['after', 'before'],
        ] as const) {
          expect(compare(one, a, b, AT) && compare(other, a, b, AT)).toBe(false);
          expect(compare(one, a, b, AT)).toBe(compare(other, b, a, AT));
        }
      }),
      { seed: 20260302, numRuns: 2_000 },
    );
  });
});
