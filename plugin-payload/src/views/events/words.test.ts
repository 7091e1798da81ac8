import { sourceWords, subjectWords } from './words.js';

test('sources go by what a merchant calls them, and others by their own names', () => {
  expect(['medusa', 'whenthen', 'crm', 'constructor'].map(sourceWords)).toEqual([
    'Store',
    'Workflows',
    'crm',
    'constructor',
  ]);
});

test('what an event is about is said by its kind', () => {
  expect(['cart:cart_1', 'order:o:2', 'anything else', 'x:'].map(subjectWords)).toEqual([
    'Cart cart_1',
    'Order o:2',
    'anything else',
    'x:',
  ]);
});
