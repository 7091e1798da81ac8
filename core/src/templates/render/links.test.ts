import { linksOf } from './links.js';

const urls = (html: string) => linksOf(html).map(({ url }) => url);
/** What stands in the text where a link is said to be. */
const places = (html: string) => linksOf(html).map(({ start, end }) => html.slice(start, end));

test('links are found where they stand, whatever the quotes', () => {
  const html = `<p><a href="https://example.com/a?x=1&amp;y=2">A</a> <a class=b HREF=https://example.com/b>B</a><area href='http://example.com/c'></p>`;
  expect(urls(html)).toEqual(['https://example.com/a?x=1&y=2', 'https://example.com/b', 'http://example.com/c']);
  expect(places(html)).toEqual([
    'href="https://example.com/a?x=1&amp;y=2"',
    'HREF=https://example.com/b',
    "href='http://example.com/c'",
  ]);
});

test.each([
  ['mail and telephone', '<a href="mailto:a@example.com">x</a><a href="tel:+41">x</a>'],
  ['places on the page', '<a href="#top">x</a><a href="/x">x</a><a name="x">x</a>'],
  ['scripts', '<a href="javascript:alert(1)">x</a>'],
  ['what is no address', '<a href="https://">x</a><a href="https://[x">x</a>'],
  ['what is marked', '<a href="https://example.com" data-untracked>x</a>'],
  ['comments and text', '<!-- <a href="https://example.com">x</a> --> &lt;a href="https://example.com"&gt;'],
])('%s are left alone', (_, html) => {
  expect(linksOf(html)).toEqual([]);
});

test('an address becomes one that fits into a header', () => {
  expect(urls('<a href=" https://example.com/ü\n?q=a b">x</a>')).toEqual(['https://example.com/%C3%BC?q=a%20b']);
});

test('HTML that a browser mends counts each link once', () => {
  expect(
    urls(
      '<table><a href="https://example.com/1">x<tr><td>y</td></tr></table><b><p><a href="https://example.com/2">z</b>',
    ),
  ).toEqual(['https://example.com/1', 'https://example.com/2']);
});

test('depth and size are no trouble', () => {
  expect(linksOf('<div>'.repeat(50_000))).toEqual([]);
  expect(linksOf('<a href="https://example.com">x</a>'.repeat(5_000))).toHaveLength(5_000);
});
