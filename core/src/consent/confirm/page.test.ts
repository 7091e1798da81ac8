import { createHash } from 'node:crypto';
import { confirmPage, type ConfirmState } from './page.js';

const about = { address: 'ada@example.com', topic: 'News & more' };
const READER = { language: 'en', sender: 'S' } as const;
const states: ConfirmState[] = [
  { kind: 'ask', ...about, words: 'Send me <b>news</b>' },
  { kind: 'confirmed', ...about },
  { kind: 'withdrawn', ...about },
  { kind: 'bad' },
  { kind: 'expired' },
  { kind: 'gone' },
  { kind: 'unavailable' },
];

test.each(states.map((state) => [state.kind, state] as const))(
  '%s: loads and runs nothing, and is told to nobody',
  (_, state) => {
    const { headers, body } = confirmPage(state, { language: 'en', sender: 'Shop <x>' });
    const style = /<style>([^]*?)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(body).not.toMatch(/<script|https?:|src=|url\(|ada@|<b>|<x>/i);
    expect(body).toMatch(/<html lang="en">[^]*<title>[^<]+<\/title>[^]*<main>\s*<h1>/);
  },
);

test('only the page that has something to confirm has a button, and shows the words', () => {
  const buttons = states.map((state) => (confirmPage(state, READER).body.match(/<form method="post"/g) ?? []).length);
  expect(buttons).toEqual([1, 0, 0, 0, 0, 0, 0]);
  expect(confirmPage({ kind: 'ask', ...about, words: 'Send me <b>news</b>' }, READER).body).toContain(
    'What you saw when you asked: “Send me &lt;b&gt;news&lt;/b&gt;”',
  );
});

test('statuses', () => {
  expect(states.map((state) => confirmPage(state, READER).status)).toEqual([200, 200, 410, 404, 410, 410, 503]);
});

test('speaks the language of whoever reads it', () => {
  const { headers, body } = confirmPage({ kind: 'ask', ...about }, { language: 'de', sender: 'S' });
  expect(headers['content-language']).toBe('de');
  expect(body).toMatch(/<html lang="de">[^]*a•••@example\.com erhält dann E-Mails von S zum Thema „News &amp; more“/);
});
