import type { Operator } from '../definition/condition.js';
import type { Json } from '../definition/json.js';
import { compare } from './compare.js';

const NOW = Date.UTC(2026, 2, 10);

describe('compare', () => {
  it.each<[Operator, Json | undefined, Json | undefined, boolean]>([
    ['equals', 'Premium', 'premium', true],
    ['equals', 1, '1', true],
    ['equals', undefined, '', false],
    ['not_equals', undefined, 'x', true],
    ['not_equals', 'x', 'x', false],
    ['contains', 'Zürich West', 'west', true],
    ['contains', ['a', 'B'], 'b', true],
    ['contains', undefined, 'a', false],
    ['starts_with', 'Zürich', 'zü', true],
    ['greater', '10', 9, true],
    ['greater', 'ten', 9, false],
    ['less', 8, '9', true],
    ['less', null, 1, false],
    ['exists', 0, undefined, true],
    ['exists', '', undefined, false],
    ['not_exists', undefined, undefined, true],
    ['in', 'b', ['a', 'B'], true],
    ['in', 'c', ['a', 'b'], false],
    ['before', '2026-03-01', '2026-03-02', true],
    ['after', '2026-03-01T10:00:00+02:00', '2026-03-01T07:59:00Z', true],
    ['after', 'tomorrow', '2026-03-01', false],
    ['within', '2026-03-08', 3, true],
    ['within', '2026-03-08', 1, false],
    ['within', undefined, 1, false],
  ])('%s: %j and %j → %s', (op, actual, expected, result) => {
    expect(compare(op, actual, expected, NOW)).toBe(result);
  });
});
