import { unsavedWords } from './unsaved.js';

const mapping = (email: string | null, fields: Record<string, string> = {}) => ({ email, properties: {}, fields });

test.each([
  ['a guess', mapping(null), mapping('who.mail'), 'who.mail', /^We guessed this .* start nothing until you save/],
  ['what was typed', mapping(null), mapping('to'), 'who.mail', /^This is not saved yet: calls start nothing/],
  ['nothing', mapping(null), mapping(null), undefined, /^Calls start nothing until you say/],
  ['another address', mapping('a'), mapping('b'), undefined, /not saved/],
  ['another field', mapping('a', { x: 'x' }), mapping('a'), undefined, /not saved/],
])('%s does not look as if it were saved', (_, saved, shown, guess, words) => {
  expect(unsavedWords(saved, shown, guess)).toMatch(words);
});

test('what is saved is not said to be unsaved, in whichever order', () => {
  expect(unsavedWords(mapping('a', { x: 'x', y: 'y' }), mapping('a', { y: 'y', x: 'x' }), 'b')).toBeNull();
});
