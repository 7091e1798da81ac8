import { fillIn, inlineFault } from './inline.js';

const context = {
  person: { first_name: 'Ada', tags: ['vip'] },
  event: { total: 12.5, plan: null, items: [{ sku: 'A' }] },
};

test.each([
  ['{{event.total}}', 12.5],
  ['{{ event.items.0.sku }}', 'A'],
  ['Dear {{person.first_name}}, {{event.total}}', 'Dear Ada, 12.5'],
  ['{{person.tags}}', ['vip']],
  ['{{event.nothing}}', undefined],
  ['[{{event.nothing}}]', '[]'],
  ['{{event.constructor}}', undefined],
  ['{{{person.first_name}}}', 'Ada'],
  ['plain', 'plain'],
])('%s gives %j', (text, value) => {
  expect(inlineFault(text)).toBeUndefined();
  expect(fillIn(text, context)).toEqual(value);
});

test.each([
  ['{{#each event.items}}x{{/each}}', 'no blocks'],
  ['{{money event.total "EUR"}}', 'no helpers'],
  ['{{event.total', 'brace'],
  ['{{@root}}', 'can hold values'],
  ['{{../x}}', 'can hold values'],
  ['{{"text"}}', 'can hold values'],
  ['{{event.a}}'.repeat(2_000), 'expressions'],
])('%j is refused', (text, words) => {
  expect(inlineFault(text)).toContain(words);
});
