import { linksOf } from '../templates/render/links.js';
import { isMachine } from './machine.js';
import { createMarkMail } from './mark.js';
import { trackingResponse } from './respond.js';
import { readTracking, signTracking } from './token.js';

const secret = 'a secret of at least thirty-two characters';
const publicUrl = 'https://shop.example.com/api/';
const html =
  '<body><a href="https://example.com/a?x=1&amp;y=2">A</a><a href="https://shop.example.com/bye/1">B</a></body>';
const mark = (options = {}) =>
  createMarkMail({ opens: true, clicks: true, publicUrl, secret, ...options })({ html, links: linksOf(html) }, 'm1', [
    'https://shop.example.com/bye/',
  ]);
const tokens = (marked: string) =>
  [...marked.matchAll(/https:\/\/shop\.example\.com\/api\/whenthen\/mail\/([\w-]+)"/g)].map(([, t]) =>
    readTracking(t, [secret]),
  );

test('links lead over the shop, the way out of the list does not, and a pixel ends the body', () => {
  const marked = mark();
  expect(tokens(marked)).toEqual([
    { kind: 'click', message: 'm1', url: 'https://example.com/a?x=1&y=2' },
    { kind: 'open', message: 'm1' },
  ]);
  expect(marked).toContain('<a href="https://shop.example.com/bye/1">B</a><img src=');
  expect(marked).toMatch(/"><\/body>$/);
});

test('each can be switched off', () => {
  expect(mark({ opens: false })).not.toContain('<img');
  expect(mark({ clicks: false })).toContain('href="https://example.com/a?x=1&amp;y=2"');
  expect(mark({ opens: false, clicks: false })).toBe(html);
});

test('a link that is too long stays as it is', () => {
  const long = `<a href="https://example.com/${'x'.repeat(3_000)}">x</a>`;
  const marked = createMarkMail({ opens: false, clicks: true, publicUrl, secret });
  expect(marked({ html: long, links: linksOf(long) }, 'm1', [])).toBe(long);
});

test('a token that was changed, or signed for something else, is none', () => {
  const token = signTracking({ kind: 'click', message: 'm1', url: 'https://example.com' }, secret);
  expect(readTracking(token, ['another secret of thirty-two characters', secret])).toBeDefined();
  expect(readTracking(token, ['another secret of thirty-two characters'])).toBeUndefined();
  for (const bad of ['', 'x', undefined, { $ne: 1 }, `${token}A`, token.replace(/^./, '_'), 'A'.repeat(9_000)])
    expect(readTracking(bad, [secret])).toBeUndefined();
});

test('the answer leads to the link’s target, shows a pixel, or says that there is nothing', () => {
  expect(trackingResponse({ kind: 'click', message: 'm', url: 'https://example.com/?a="<' })).toMatchObject({
    status: 302,
    headers: { location: 'https://example.com/?a="<', 'cache-control': 'no-store, private' },
    body: expect.not.stringContaining('"<'),
  });
  expect(trackingResponse({ kind: 'open', message: 'm' })).toMatchObject({
    status: 200,
    headers: { 'content-type': 'image/gif' },
  });
  expect(trackingResponse(undefined)).toMatchObject({ status: 404 });
});

test.each([
  [
    'a browser',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36',
    60_000,
    false,
  ],
  [
    'a reader’s proxy',
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    60_000,
    false,
  ],
  ['a privacy proxy', 'Mozilla/5.0', 60_000, true],
  ['a scanner', 'curl/8.5.0', 60_000, true],
  ['a crawler', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 60_000, true],
  ['nobody', undefined, 60_000, true],
  [
    'a browser at once',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36',
    500,
    true,
  ],
  [
    'a browser, of a mail not known as sent',
    'Mozilla/5.0 (Macintosh) AppleWebKit/605 Version/18 Safari/605',
    undefined,
    false,
  ],
])('%s', (_, agent, since, machine) => {
  expect(isMachine(agent, since)).toBe(machine);
});
