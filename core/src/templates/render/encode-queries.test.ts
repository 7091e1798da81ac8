import { render } from './render.js';

const options = { locale: 'en-US', timeZone: 'UTC', currency: 'EUR' };
const fill = (html: string, text?: string) =>
  render(
    { subject: 'Hi', html, ...(text === undefined ? {} : { text }) },
    { v: 'Ä & B=?#', url: 'https://shop.example/p?a=1', yes: true, list: [1, 2] },
    options,
  );
const CODED = '%C3%84%20%26%20B%3D%3F%23';

test.each([
  ['<a href="https://x.example/?n={{v}}">x</a>', `<a href="https://x.example/?n=${CODED}">x</a>`],
  [
    '<a href="https://x.example/?a=1&amp;n={{v}}&amp;z=2">x</a>',
    `<a href="https://x.example/?a=1&amp;n=${CODED}&amp;z=2">x</a>`,
  ],
  [
    "<img alt='{{v}}' src = 'https://x.example/?n=a-{{v}}'>",
    `<img alt='Ä &amp; B&#x3D;?#' src = 'https://x.example/?n=a-${CODED}'>`,
  ],
  ['<a href="{{url}}">x</a>', '<a href="https://shop.example/p?a&#x3D;1">x</a>'],
  ['<a href="{{url}}&n={{v}}">x</a>', `<a href="https://shop.example/p?a&#x3D;1&n=${CODED}">x</a>`],
  ['<a href="https://x.example/?n={{default nothing v}}">x</a>', `<a href="https://x.example/?n=${CODED}">x</a>`],
  ['<a href="https://x.example/?n={{url v}}">x</a>', `<a href="https://x.example/?n=${CODED}">x</a>`],
  [
    '<a href="https://x.example/?{{#if yes}}n={{v}}{{else}}m={{v}}{{/if}}">{{yes}}</a>',
    `<a href="https://x.example/?n=${CODED}">true</a>`,
  ],
  [
    '<!-- Here\'s the header --><p>5 < 6, it\'s</p><a href="https://x.example/?n={{v}}">x</a>',
    `<!-- Here's the header --><p>5 < 6, it's</p><a href="https://x.example/?n=${CODED}">x</a>`,
  ],
  [
    '<!--[if mso]><v:rect href="https://x.example/?n={{v}}"><![endif]-->',
    `<!--[if mso]><v:rect href="https://x.example/?n=${CODED}"><![endif]-->`,
  ],
  [
    '<!--[if !mso]><!--><a href="?n={{v}}">x</a><!--<![endif]-->',
    `<!--[if !mso]><!--><a href="?n=${CODED}">x</a><!--<![endif]-->`,
  ],
  ['<a href=https://x.example/?n={{v}} title="a">x</a>', `<a href=https://x.example/?n=${CODED} title="a">x</a>`],
  ['<a href="https://x.example/?a=1&#38;n={{v}}">x</a>', `<a href="https://x.example/?a=1&#38;n=${CODED}">x</a>`],
  ['<a href="https://x.example/?n={{default (url v) "y"}}">x</a>', `<a href="https://x.example/?n=${CODED}">x</a>`],
  ['<a href="https://x.example/?n={{list}}">x</a>', '<a href="https://x.example/?n=1%2C2">x</a>'],
  ['<p>a ? b={{yes}} <b title="?q={{v}}">x</b></p>', '<p>a ? b=true <b title="?q=Ä &amp; B&#x3D;?#">x</b></p>'],
  ['<a href="https://x.example/?n=1#{{yes}}">x</a>', '<a href="https://x.example/?n=1#true">x</a>'],
])('%s', (template, html) => {
  expect(fill(template).html).toBe(html);
});

test('plain text asks for it by the helper', () => {
  expect(fill('x', 'https://x.example/?n={{url v}} {{v}}').text).toBe(`https://x.example/?n=${CODED} Ä & B=?#`);
});

test('half of a character is no address', () => {
  expect(fill('x', '{{url "a\ud83d"}}').text).toBe('a%EF%BF%BD');
});
