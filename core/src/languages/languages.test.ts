import { chooseLanguage } from './choose.js';
import { fill, wordsIn, type Language } from './languages.js';

/** All texts by their paths. */
const texts = (part: object, path = ''): [string, string][] =>
  Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : texts(value as object, `${path}${name}.`),
  );
const namesIn = (text: string): string[] => (text.match(/\{[^}]*\}/g) ?? []).sort();
const english = texts(wordsIn.en);
const others = (Object.keys(wordsIn) as Language[]).filter((language) => language !== 'en');

test('there is English, and six more', () => {
  expect(others.sort()).toEqual(['de', 'es', 'fr', 'it', 'nl', 'pl']);
  expect(english.length).toBeGreaterThan(30);
});

test.each(others)('%s has every text, with the same names in it, and is translated', (language) => {
  const own = texts(wordsIn[language]);
  expect(own.map(([path, text]) => [path, namesIn(text)])).toEqual(
    english.map(([path, text]) => [path, namesIn(text)]),
  );
  for (const [i, [path, text]] of own.entries()) {
    expect([path, text.trim()]).toEqual([path, text]);
    expect([path, text]).not.toEqual([path, english[i]?.[1]]);
    expect(text).not.toMatch(/[<>"']|\s\s/);
  }
});

test('English has no other names than those that are written', () => {
  for (const [, text] of english)
    expect(namesIn(text).filter((n) => !['{sender}', '{address}', '{topic}'].includes(n))).toEqual([]);
});

test('names are written as they are, and looked at once', () => {
  expect(fill('en', '{address} from {sender}', { address: '{sender}', sender: '$& {address}' })).toBe(
    '{sender} from $& {address}',
  );
  expect(fill('de', 'von {sender}', { address: '' })).toBe('von diesem Shop');
});

test.each([
  [{}, 'en'],
  [{ locale: 'de-CH' }, 'de'],
  [{ locale: 'PL' }, 'pl'],
  [{ locale: 'fr_FR', accept: 'de' }, 'fr'],
  [{ locale: 'pt-BR', accept: 'es-ES,es;q=0.9' }, 'es'],
  [{ locale: 'pt-BR', accept: 'sv, *;q=0.1', shop: 'it-IT' }, 'it'],
  [{ locale: 'pt-BR', accept: 'sv' }, 'en'],
  [{ accept: 'en;q=0.5, nl ; q=0.8, de;q=0' }, 'nl'],
  [{ accept: 'de;q=0' }, 'en'],
  [{ accept: 'sv, en, de', shop: 'fr' }, 'en'],
  [{ accept: 'pl;q=x, de;q=0.5' }, 'pl'],
  [{ locale: 'constructor', accept: '__proto__,toString', shop: '' }, 'en'],
  [{ accept: ','.repeat(1_000_000) + 'de' }, 'en'],
])('%j is spoken to in %s', (reads, language) => {
  expect(chooseLanguage(reads)).toBe(language);
});
