import { render } from './render.js';
import type { RenderOptions } from '../language/template.js';

const options: RenderOptions = { locale: 'en-US', timeZone: 'UTC', currency: 'USD' };
const write = (template: string, context = {}, over: Partial<RenderOptions> = {}): string =>
  render({ subject: `x${template}`, html: 'x' }, context, { ...options, ...over }).subject.slice(1);
/** Intl puts narrow and no-break spaces between numbers and signs. */
const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('money', () => {
  test('writes major units with the decimals of the currency', () => {
    expect(write('{{money 12.5 "eur"}}')).toBe('€12.50');
    expect(write('{{money 1200 "jpy"}}')).toBe('¥1,200');
    expect(plain(write('{{money 1.5 "kwd"}}'))).toBe('KWD 1.500');
  });

  test('takes the currency and the locale of the render', () => {
    expect(plain(write('{{money total}}', { total: 1234.5 }, { locale: 'de-DE', currency: 'EUR' }))).toBe('1.234,50 €');
  });

  test('keeps them inside loops', () => {
    const context = { items: [{ total: 1 }, { total: '2.25' }], code: 'gbp' };
    expect(write('{{#each items}}{{money total ../code}};{{/each}}', context)).toBe('£1.00;£2.25;');
  });

  test('writes nothing for a missing amount', () => {
    expect(write('[{{money nothing "EUR"}}]')).toBe('[]');
  });

  test.each([
    ['{{money "abc" "EUR"}}', /money: the amount is not a number/],
    ['{{money 1 "EURO"}}', /money: "EURO" is not a currency/],
  ])('says what is wrong with %s', (template, message) => {
    expect(() => write(template)).toThrow(message);
  });
});

describe('date', () => {
  const at = { at: '2026-03-01T23:30:00Z' };

  test('writes the day in the zone of the render', () => {
    expect(write('{{date at "long"}}', at)).toBe('March 1, 2026');
    expect(write('{{date at "long"}}', at, { timeZone: 'Europe/Zurich' })).toBe('March 2, 2026');
    expect(write('{{date at "short"}}', at, { locale: 'de-CH', timeZone: 'Europe/Zurich' })).toBe('02.03.26');
  });

  test('takes milliseconds, a time style, and long as default', () => {
    expect(write('{{date at}}', { at: 0 })).toBe('January 1, 1970');
    expect(plain(write('{{date at "short" time="short"}}', at))).toBe('3/1/26, 11:30 PM');
  });

  test('a day without a time is the same day in every zone', () => {
    expect(write('{{date "2026-03-01"}}', {}, { timeZone: 'America/Los_Angeles' })).toBe('March 1, 2026');
  });

  test('a time without an offset is the same hour in every zone', () => {
    const template = '{{date "2026-03-01T12:00" "short" time="short"}}';
    for (const timeZone of ['UTC', 'America/Los_Angeles'])
      expect(plain(write(template, {}, { timeZone }))).toBe('3/1/26, 12:00 PM');
  });

  test.each(['2026-03-01 10:00:00', '2026-03-01T11:00+01', '1772359200000'])('reads %j as conditions do', (value) => {
    expect(plain(write('{{date at "short" time="short"}}', { at: value }))).toBe('3/1/26, 10:00 AM');
  });

  test('says what is wrong', () => {
    expect(() => write('{{date "tomorrow"}}')).toThrow(/date: the value is neither/);
    expect(() => write('{{date 0 "YYYY"}}')).toThrow(/date: the style has to be/);
  });
});

test('default falls back for what is missing or empty, not for zero', () => {
  expect(write('{{default a "there"}}')).toBe('there');
  expect(write('{{default a "there"}}', { a: '' })).toBe('there');
  expect(write('{{default a "there"}}', { a: 0 })).toBe('0');
  expect(write('{{default a "there"}}', { a: 'Ada' })).toBe('Ada');
});

test('eq compares what would be printed, and missing only with missing', () => {
  const is = (template: string, context = {}): boolean => write(`{{#if ${template}}}yes{{/if}}`, context) === 'yes';
  expect(is('(eq a "2")', { a: 2 })).toBe(true);
  expect(is('(eq a "3")', { a: 2 })).toBe(false);
  expect(is('(eq a b)', { a: '1299.00', b: 1299 })).toBe(true);
  expect(is('(eq a b)', { a: '007', b: '7' })).toBe(false);
  expect(is('(eq a b)')).toBe(true);
  expect(is('(eq a "")')).toBe(false);
});

test('upper, lower and capitalize follow the locale', () => {
  expect(write('{{upper "straße"}}{{lower "ADA"}}{{capitalize "ada byron"}}')).toBe('STRASSEadaAda byron');
  expect(write('{{upper "i"}}', {}, { locale: 'tr' })).toBe('İ');
  expect(write('[{{upper nothing}}]')).toBe('[]');
});

test('plural chooses by the rule of the locale', () => {
  expect(write('{{plural 1 "item" "items"}} {{plural 2 "item" "items"}} {{plural 0 "item" "items"}}')).toBe(
    'item items items',
  );
  expect(write('{{plural 0 "article" "articles"}}', {}, { locale: 'fr' })).toBe('article');
  expect(write('{{plural list "item" "items"}}', { list: [1] })).toBe('item');
});
