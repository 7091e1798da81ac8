import fc from 'fast-check';
import { jsonFault } from './json-fault.js';

const nested = (levels: number, wrap: (inner: unknown) => unknown, core: unknown = 1): unknown => {
  let value = core;
  for (let i = 0; i < levels; i++) value = wrap(value);
  return value;
};

describe('jsonFault', () => {
  it('finds nothing in JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8, noUnicodeString: false }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__') && !JSON.stringify(value).includes('\\u0000'));
        expect(jsonFault(value)).toBeUndefined();
      }),
      { seed: 20260302, numRuns: 500 },
    );
  });

  it.each<[string, unknown, (string | number)[], RegExp]>([
    ['a number that is none', { items: [{ price: 1 }, { price: NaN }] }, ['items', 1, 'price'], /finite number/],
    ['an infinite number', [Infinity], [0], /finite number/],
    ['a function', { a: () => 1 }, ['a'], /is function/],
    ['nothing', { a: [undefined] }, ['a', 0], /is undefined/],
    ['a big integer', { a: 1n }, ['a'], /is bigint/],
    ['a date', { at: new Date(0) }, ['at'], /object that JSON cannot hold/],
    ['a map', { m: new Map() }, ['m'], /object that JSON cannot hold/],
    ['a name with a null character', { 'a\0b': 1 }, ['a\0b'], /null character/],
    ['a name that is the prototype’s', JSON.parse('{"a":{"__proto__":{}}}'), ['a', '__proto__'], /keeps for itself/],
  ])('names the path of %s', (_, value, path, message) => {
    expect(jsonFault(value)).toEqual({ path, message: expect.stringMatching(message) });
  });

  it('takes names that objects inherit for ordinary names', () => {
    expect(jsonFault({ constructor: 1, toString: 2, hasOwnProperty: { prototype: 3 } })).toBeUndefined();
  });

  it('lets 64 levels pass and names the 65th', () => {
    expect(jsonFault(nested(64, (v) => [v]))).toBeUndefined();
    expect(jsonFault(nested(65, (v) => ({ a: v })))?.path).toEqual(Array.from({ length: 65 }, () => 'a'));
  });

  it('does not go down for ever, or run out of stack', () => {
    const self: Record<string, unknown> = {};
    self['self'] = self;
    expect(jsonFault(self)?.message).toMatch(/64 levels/);
    expect(jsonFault(nested(1_000_000, (v) => [v]))?.message).toMatch(/64 levels/);
  });

  it('lets a property be absent where that is allowed, but never a member of a list', () => {
    expect(jsonFault({ a: undefined }, { absent: true })).toBeUndefined();
    expect(jsonFault({ a: undefined })?.path).toEqual(['a']);
  });
});
