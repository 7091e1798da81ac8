import { readPath } from './path.js';

const source = {
  total: 5,
  'cart.total': 7,
  cart: { total: 6, items: [{ price: 1 }, { price: 2 }], none: null },
  list: ['a', 'b'],
};

it.each([
  ['total', 5],
  ['cart.total', 7],
  ['cart.items.1.price', 2],
  ['list.0', 'a'],
  ['cart.none', null],
])('%s is read', (path, value) => {
  expect(readPath(source, path)).toBe(value);
});

it.each([
  '',
  '.',
  'nope',
  'total.more',
  'cart.none.more',
  'list.',
  'list.2',
  'list.-1',
  'list.length',
  'list.1e0',
  'list.0x1',
  'constructor',
  'constructor.name',
  '__proto__',
  'cart.__proto__.toString',
  'cart.hasOwnProperty',
  'list.constructor',
])('%j is nothing', (path) => {
  expect(readPath(source, path)).toBeUndefined();
});

it('reads what an object has of its own, whatever its name', () => {
  const own = JSON.parse('{"constructor":1,"__proto__":{"a":2}}') as Record<string, never>;
  expect([readPath(own, 'constructor'), readPath(own, '__proto__.a')]).toEqual([1, 2]);
});
