import { readJson } from './read-json.js';

test.each<[string, unknown]>([
  ['{"id":820982911946154508}', { id: '820982911946154508' }],
  ['[-9007199254740993,9007199254740991]', ['-9007199254740993', 9007199254740991]],
  ['{"price":0.12345678901234567,"id":"x"}', { price: Number('0.12345678901234567'), id: 'x' }],
  ['{"text":"1234567890123456789"}', { text: '1234567890123456789' }],
  ['{"id":1,"id":820982911946154508}', { id: '820982911946154508' }],
  ['{"id":1,"id":2}', { id: 2 }],
])('%s', (text, value) => {
  expect(readJson(text)).toEqual(value);
});

test('two long ids stay two', () => {
  expect(readJson('820982911946154508')).not.toBe(readJson('820982911946154509'));
});

test('a name that JavaScript keeps for itself changes no prototype', () => {
  const value = readJson('{"__proto__":{"a":1},"id":820982911946154508}') as object;
  expect(Object.keys(value)).toEqual(['__proto__', 'id']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test.each(['', '{', '{"id":8209829119461545,}', `[820982911946154508${'['.repeat(200_000)}`])(
  'throws for no JSON',
  (text) => {
    expect(() => readJson(text)).toThrow();
  },
);
