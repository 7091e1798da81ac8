import { readNumber } from './number.js';

describe('the one reading of what a number is', () => {
  it.each([
    [5, 5],
    [-0.5, -0.5],
    ['5', 5],
    ['5 ', 5],
    [' \t5\r\n', 5],
    ['+5', 5],
    ['-5.', -5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1.5E-2', 0.015],
    ['007', 7],
  ])('%j is %d', (value, number) => {
    expect(readNumber(value)).toBe(number);
  });

  it.each([
    undefined,
    null,
    true,
    '',
    ' ',
    '.',
    '5 6',
    '0x5',
    '0b101',
    '0o7',
    'Infinity',
    'NaN',
    '1e999',
    '1,000',
    '5\u00a0',
    '٥',
    [5],
    { a: 5 },
    Infinity,
    NaN,
  ])('%j is none', (value) => {
    expect(readNumber(value)).toBeUndefined();
  });
});
