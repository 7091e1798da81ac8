import { checkTemplate } from './compile.js';

const html = (source: string): ReturnType<typeof checkTemplate> => checkTemplate({ subject: 'Hi', html: source });

test('a good template has no issues', () => {
  const source = '{{#each event.items}}{{@index}} {{money unit_price ../event.currency_code}}{{else}}none{{/each}}';
  expect(
    html(`${source}{{#if (eq a 1)}}{{lookup person "x"}}{{/if}}{{#unless b}}{{/unless}}{{#with c}}{{/with}}`),
  ).toEqual([]);
});

test('names the part, the line and the column of every unknown helper', () => {
  expect(html('{{person.first_name}}\n  {{moeny total}}\n{{#if (foo)}}x{{/if}}')).toEqual([
    { path: 'html', line: 2, column: 3, message: expect.stringContaining('no helper "moeny"') as string },
    { path: 'html', line: 3, column: 7, message: expect.stringContaining('no helper "foo"') as string },
  ]);
});

test.each([
  ['{{#each items}}\n{{title}}', 'close every {{#…}}'],
  ['{{#each items}}{{/if}}', 'close it with {{/each}}'],
  ['{{title', 'check the braces'],
  ['{{money "1}}', 'check the braces'],
  ['{{log person}}', 'no helper "log"'],
  ['{{> footer}}', 'cannot be included'],
  ['{{#> layout}}x{{/layout}}', 'cannot be included'],
  ['{{#*inline "a"}}{{> a}}{{/inline}}', 'inline templates'],
  ['{{{person.first_name}}}', 'use two braces'],
  ['{{&person.first_name}}', 'use two braces'],
  ['{{#if}}x{{/if}}', 'needs exactly one value'],
  ['{{#if a}}'.repeat(50_000), 'nested more than 50 deep'],
  [`{{eq ${'(eq '.repeat(5_000)}${')'.repeat(5_000)}}}`, 'brackets'],
  ['{{a}}'.repeat(5_000), 'at most 1000'],
  ['{{'.repeat(250_000), 'shorten them'],
])('%.40s says what to do', (source, message) => {
  expect(html(source)).toContainEqual(
    expect.objectContaining({ path: 'html', message: expect.stringContaining(message) as string }),
  );
});

test('plain parts may hold three braces, for nothing is escaped there', () => {
  expect(checkTemplate({ subject: '{{{a}}}', html: 'x', text: '{{{b}}}' })).toEqual([]);
});

test('a syntax tree in place of a text is refused, never run', () => {
  const program = { type: 'Program', body: [], blockParams: [], loc: {} };
  expect(checkTemplate({ subject: 'Hi', html: program })).toEqual([
    { path: 'html', message: 'the HTML has to be text' },
  ]);
});

test('every part is checked for presence and length', () => {
  expect(checkTemplate(null)).toHaveLength(1);
  expect(checkTemplate({ subject: 'a\r\nBcc: b', html: '' }).map(({ path }) => path)).toEqual(['subject', 'html']);
  expect(checkTemplate({ subject: 'x'.repeat(999), html: 'x'.repeat(500_001) }).map(({ path }) => path)).toEqual([
    'subject',
    'html',
  ]);
  expect(
    checkTemplate({ subject: '{{#if a}}', html: 'x', text: '{{b', preheader: '{{c' }).map(({ path }) => path),
  ).toEqual(['subject', 'text', 'preheader']);
});

test('names that lead nowhere are told of, where it is known which there are', () => {
  const check = (source: string) =>
    checkTemplate({ subject: 'Hi', html: source }, ['person', 'event']).map(({ line, column, message }) => [
      line,
      column,
      message.split(':')[0],
    ]);
  expect(check('Hi\n {{persn.first_name}}')).toEqual([[2, 4, 'there is nothing called "persn"']]);
  expect(check('{{#if (eq evnt.a 1)}}{{else}}{{default @root.x "a"}}{{/if}}')).toHaveLength(2);
  expect(check('{{#each event.items}}{{title}}{{../other}}{{@index}}{{@root.event.total}}{{/each}}')).toEqual([
    [1, 33, 'there is nothing called "other"'],
  ]);
  expect(
    check(
      '{{#each event.items as |item|}}{{item.title}}{{#with item}}{{title}}{{../../event.total}}{{/with}}{{/each}}',
    ),
  ).toEqual([]);
  expect(check('{{#each event.items}}{{else}}{{title}}{{/each}}')).toHaveLength(1);
  expect(check('{{#event.items}}{{title}}{{/event.items}}{{#person}}{{first_name}}{{/person}}')).toEqual([]);
  expect(check('{{#if person}}{{../person.first_name}}{{/if}}')).toEqual([[1, 17, '“../” leads nowhere here']]);
  expect(check('{{lookup person "x"}}{{money event.total "EUR"}}{{upper "x"}}')).toEqual([]);
});
