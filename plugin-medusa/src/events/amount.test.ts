import { toNumber } from './amount';

describe('an amount', () => {
  it.each([
    [12.5, 12.5],
    ['12.50', 12.5],
    [{ numeric: 7 }, 7],
    [{ value: '20.99', precision: 20 }, 20.99],
    [null, 0],
    [undefined, 0],
    ['no number', 0],
  ])('%j is %d', (given, expected) => expect(toNumber(given)).toBe(expected));
});
