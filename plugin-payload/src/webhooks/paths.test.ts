import { guessAddress, nameOfPath, placesIn, readableCall, togglePath } from './paths.js';

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

test('values of the same last name are told apart, and none pushes another out', () => {
  const paths = [
    'customer.name',
    'product.name',
    'items.0.name',
    'items.1.name',
    'name',
    'name.0',
    'a.b.name',
    'b.name',
  ];
  const among = paths.reduce((names, path) => togglePath(path, names), {});
  expect(among).toEqual({
    name: 'customer.name',
    product_name: 'product.name',
    items_name: 'items.0.name',
    items_name_2: 'items.1.name',
    name_2: 'name',
    name_3: 'name.0',
    b_name: 'a.b.name',
    b_name_2: 'b.name',
  });
  expect(paths.reduce((names, path) => togglePath(path, names), among)).toEqual({});
});

test('places are picked from the newest call that is a JSON object', () => {
  const calls = ['payload=%7B%7D', '[1]', '{"cut', '{"a":1}', '{"b":1}'].map((text) => ({ body: text }));
  expect(readableCall(calls)).toBe(calls[3]);
  expect(readableCall(calls.slice(0, 3))).toBeUndefined();
});
