import { render } from './render.js';
import { sampleContext } from '../sample.js';
import type { RenderOptions, TemplateParts } from '../language/template.js';

const options: RenderOptions = { locale: 'en-US', timeZone: 'UTC', currency: 'EUR' };
const mail = (parts: Partial<TemplateParts>, context: Parameters<typeof render>[1] = {}): ReturnType<typeof render> =>
  render({ subject: 'Hi', html: 'x', ...parts }, context, options);
const named = (first_name: string): { person: { first_name: string } } => ({ person: { first_name } });

test('a cart mail: loop, money, links, inlined CSS and a text part', () => {
  const rendered = mail(
    {
      subject: '{{person.first_name}}, {{plural event.item_count "an item" "some items"}} wait',
      html:
        '<html><head><style>.price{color:red}</style></head><body><table>' +
        '{{#each event.items}}<tr><td>{{quantity}} × {{title}}</td><td class="price">{{money total ../event.currency_code}}</td></tr>{{/each}}' +
        '</table><a href="{{event.cart_url}}">Back to your cart</a></body></html>',
      preheader: 'For {{money event.total event.currency_code}}',
    },
    sampleContext(),
  );
  expect(rendered.subject).toBe('Ada, some items wait');
  expect(rendered.html).toContain('<td class="price" style="color: red;">€79.90</td>');
  expect(rendered.html).toMatch(/<body><div style="display:none[^"]*">For €104.90<\/div><table>/);
  expect(rendered.text.split('\n').map((line) => line.trim())).toEqual([
    '2 × Linen shirt €79.90',
    '1 × Canvas bag €25.00',
    '',
    'Back to your cart [https://example.com/cart/cart_01SAMPLE]',
  ]);
});

test('the text part is the one that was written, unescaped, where there is one', () => {
  expect(mail({ text: 'Dear {{person.first_name}}' }, named('A & B')).text).toBe('Dear A & B');
});

test('a name cannot put HTML into a mail', () => {
  const nasty = named('<img src=x onerror=alert(1)>"\'{{person.email}}<% x %>');
  const { html } = mail(
    { html: '<style>p{color:red}</style><p title="{{person.first_name}}">{{person.first_name}}</p>' },
    nasty,
  );
  expect(html).not.toContain('<img');
  expect(html.match(/&lt;img/g)).toHaveLength(2);
  expect(html).toMatch(/<p title="&lt;img[^"]*" style="color: red;">/);
});

test('a name cannot put HTML into a mail through the preheader', () => {
  expect(mail({ preheader: '{{person.first_name}}' }, named('<script>')).html).toContain('&lt;script&gt;');
});

test('a name cannot end the subject line', () => {
  const { subject } = mail(
    { subject: 'Hi {{person.first_name}}' },
    named('Ada\r\nBcc: b@example.com\u0000\u2028x & y'),
  );
  expect(subject).toBe('Hi Ada Bcc: b@example.com x & y');
});

test('a subject that is empty or too long for this person is an error', () => {
  expect(() => mail({ subject: '{{person.first_name}}' })).toThrow(/subject: is empty/);
  expect(() => mail({ subject: '{{person.first_name}}' }, named('x'.repeat(999)))).toThrow(/999 characters/);
});

test.each([
  '{{person.constructor}}',
  '{{person.__proto__}}',
  '{{person.__proto__.constructor}}',
  '{{lookup person "constructor"}}',
  '{{lookup (lookup person "__proto__") "constructor"}}',
  '{{#with (lookup person "constructor")}}{{this}}{{/with}}',
  '{{person.toString}}',
  '{{person.hasOwnProperty}}',
  '{{@root.constructor}}',
  '{{constructor}}',
])('%s reaches no prototype', (template) => {
  expect(mail({ text: `[${template}]` }, named('Ada')).text).toBe('[]');
});

test('a syntax tree in place of a text is refused, never run', () => {
  const program = {
    type: 'Program',
    body: [{ type: 'MustacheStatement', path: 'x', params: [{ type: 'NumberLiteral', value: 'process.exit(3)' }] }],
  };
  expect(() => mail({ html: program as unknown as string })).toThrow(
    expect.objectContaining({ code: 'compile', message: 'html: the template has to be text' }),
  );
});

test('what does not compile and what fails are told apart, with the part', () => {
  expect(() => mail({ html: '\n{{nope 1}}' })).toThrow(
    expect.objectContaining({
      code: 'compile',
      part: 'html',
      message: expect.stringMatching(/^html: line 2: there is no helper/) as string,
    }),
  );
  expect(() => mail({ text: '{{money "x"}}' })).toThrow(expect.objectContaining({ code: 'render', part: 'text' }));
});

test('a text that grows without end is refused before anything reads it', () => {
  const context = { list: Array.from({ length: 300 }, (_, i) => i), big: 'x'.repeat(10_000) };
  expect(() => mail({ html: '{{#each list}}{{../big}}{{/each}}' }, context)).toThrow(/html: grew to 3.0 million/);
});

test('elements nested without end are refused', () => {
  expect(() => mail({ html: '<div>'.repeat(90_000) })).toThrow(/html: its elements are nested too deeply/);
});

test('media queries stay, and no resource is fetched', () => {
  const { html } = mail({
    html: '<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><style>@media (max-width:1px){p{color:red}}</style><p>x</p>',
  });
  expect(html).toContain('@media (max-width:1px)');
  expect(html).toContain('<link rel="stylesheet" href="http://127.0.0.1:9/a.css">');
});

test.each([
  ['<!--[if mso]><body><![endif]--><body><p>x</p></body>', '<p>x</p>'],
  ['<!-- <body> --><p>x</p>', '<p>x</p>'],
  ['<body data-x="a>b"><p>x</p></body>', '<p>x</p>'],
  ['<html><head><title>x</title></head><p>x</p>', '<p>x</p>'],
  ['<p>x</p>', '<p>x</p>'],
  ['x', 'x'],
])('the preheader stands at the head of the body of %s', (html, first) => {
  const rendered = mail({ html, preheader: 'Look' });
  expect(rendered.html).toContain(`>Look</div>${first}`);
  expect(rendered.html.replace(/<div .*?<\/div>/, '')).toBe(html);
});

test('a picture that is a button is its words in the text part, others are left out', () => {
  const html = '<img src="a.png" alt="Logo"><a href="https://example.com/"><b><img src="b.png" alt="Shop now"></b></a>';
  expect(mail({ html }).text).toBe('Shop now [https://example.com/]');
});

test('what a value makes of a helper names the line on which it stands, also inside a loop', () => {
  const html = '<p>\n{{#each event.items}}\n{{money price "EUR"}}\n{{/each}}</p>';
  const items = [{ price: 1 }, { price: 'much' }];
  expect(() => mail({ html }, { event: { items } })).toThrow('html: line 3: money: the amount is not a number');
  expect(() => mail({ subject: '{{date event.at}}' }, { event: { at: 'soon' } })).toThrow('subject: line 1: date: ');
});
