import { guessAddress, nameOfPath, placesIn } from './paths.js';

const body = JSON.stringify({
  type: 'lead',
  data: { score: 7, who: { mail: 'ada@example.com' }, tags: ['a', 'b'], no: null },
});

test('every value of a payload has its path', () => {
  expect(placesIn(body)).toEqual([
    { path: 'type', value: 'lead' },
    { path: 'data.score', value: '7' },
    { path: 'data.who.mail', value: 'ada@example.com' },
    { path: 'data.tags.0', value: 'a' },
    { path: 'data.tags.1', value: 'b' },
  ]);
  expect(placesIn('{')).toEqual([]);
});

test('the address is found, and paths become names', () => {
  expect(guessAddress(placesIn(body))).toBe('data.who.mail');
  expect(guessAddress([])).toBeUndefined();
  expect([nameOfPath('data.who.mail'), nameOfPath('items.0'), nameOfPath('0')]).toEqual(['mail', 'items', '0']);
});
