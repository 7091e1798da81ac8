import { topicId } from '@whenthen/core/definition';
import { topicIdOf } from './topic-id.js';

test.each([
  ['Offers', 'offers'],
  ['Neue Räder & mehr!', 'neue_rader_mehr'],
  ['Новости', 'novosti'],
  ['2 for 1', 'for_1'],
  ['!!!', 'topic'],
  ['x'.repeat(80), 'x'.repeat(36)],
])('%s becomes the id %s', (name, id) => {
  expect(topicIdOf(name, [])).toBe(id);
  expect(topicId.safeParse(topicIdOf(name, [])).success).toBe(true);
});

test('an id is taken once', () => {
  expect(topicIdOf('Offers', ['offers', 'offers_2'])).toBe('offers_3');
});
