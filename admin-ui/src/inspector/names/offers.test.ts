import { emptyVocabulary, type Seen } from '@whenthen/core/definition';
import { matching, nameOfText, offersOf, wasSeen, type NameSources } from './offers.js';

const seen: Seen = {
  events: [
    { name: '$tag_added', lastAt: '2026-01-06T10:00:00.000Z', properties: ['tag'] },
    { name: 'quiz.done', lastAt: '2026-01-05T10:00:00.000Z', properties: ['score', 'total'] },
    { name: 'added_to_cart', lastAt: '2026-01-04T10:00:00.000Z', properties: ['cart_id'] },
  ],
  tags: ['vip'],
  fields: ['plan'],
};
const used = { events: ['asked', 'quiz.done'], tags: ['lead', 'vip', ''], fields: ['born'], properties: ['sum'] };
const sources = (more: Partial<NameSources> = {}): NameSources => ({
  seen,
  used,
  vocabulary: { ...emptyVocabulary, events: { 'quiz.done': 'Finished the quiz' }, properties: { sum: 'Total' } },
  ...more,
});
const names = (kind: Parameters<typeof offersOf>[0], of: string[] = [], more: Partial<NameSources> = {}) =>
  offersOf(kind, of, sources(more)).map((o) => o.name);

it('offers what there is before what is only known, each once', () => {
  expect(names('event').slice(0, 4)).toEqual(['quiz.done', 'added_to_cart', 'asked', '$tag_added']);
  expect(names('event')).toContain('$purchase');
  expect(new Set(names('event')).size).toBe(names('event').length);
  expect(names('field').slice(0, 2)).toEqual(['plan', 'born']);
  expect(names('tag')).toEqual(['vip', 'lead']);
});

it('says of an event that it has not come in, where that is known', () => {
  const note = (name: string, more: Partial<NameSources> = {}) =>
    offersOf('event', [], sources(more)).find((o) => o.name === name)?.note;
  expect([note('quiz.done'), note('$purchase'), note('$purchase', { seen: undefined })]).toEqual([
    undefined,
    'not so far',
    undefined,
  ]);
  expect([wasSeen(seen, 'quiz.done'), wasSeen(seen, 'x'), wasSeen(undefined, 'x')]).toEqual([true, false, undefined]);
});

it('offers the properties of the event that is asked about, and those of all where none came in', () => {
  expect(names('property', ['added_to_cart']).slice(0, 2)).toEqual(['cart_id', 'sum']);
  expect(names('property', ['never']).slice(0, 4)).toEqual(['tag', 'score', 'total', 'cart_id']);
});

it('tells two of one label apart by their own names', () => {
  const labels = offersOf('property', ['quiz.done'], sources()).map((o) => o.label);
  expect(labels.filter((label) => label.startsWith('Total ('))).toEqual(['Total (total)', 'Total (sum)']);
});

it('finds by label and by own name, and takes a text for the name that it means', () => {
  const offers = offersOf('event', [], sources());
  expect(matching(offers, 'finished').map((o) => o.name)).toEqual(['quiz.done']);
  expect(matching(offers, 'QUIZ.D').map((o) => o.name)).toEqual(['quiz.done']);
  expect(nameOfText(offers, ' finished the quiz ')).toBe('quiz.done');
  expect(nameOfText(offers, '$purchase')).toBe('$purchase');
  expect(nameOfText(offers, 'Quite new')).toBe('Quite new');
});
