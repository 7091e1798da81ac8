import { createHash } from 'node:crypto';
import { masked } from './page-frame.js';
import { subscriptionPage, type PageReader, type PageState } from './page.js';

const english = (sender: string): PageReader => ({ language: 'en', sender });
const address = 'ada@example.com';
const states: PageState[] = [
  { kind: 'ask', address },
  { kind: 'unsubscribed', address },
  { kind: 'unsubscribed', address, undo: 'TOKEN' },
  { kind: 'ask_again', address },
  { kind: 'subscribed', address },
  { kind: 'bad' },
  { kind: 'expired' },
  { kind: 'unavailable' },
];

test.each(states.map((state) => [state.kind, state] as const))(
  '%s: loads and runs nothing, and is told to nobody',
  (_, state) => {
    const { headers, body } = subscriptionPage(state, english('Shop'));
    const style = /<style>([^]*?)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(body).not.toMatch(/<script|https?:|src=|url\(|ada@/i);
    expect(body).toMatch(/<html lang="en">[^]*<title>[^<]+<\/title>[^]*<main>\s*<h1>/);
  },
);

test('buttons post, and only pages that have something to decide have one', () => {
  const actions = states.map(
    (state) => /<form method="post" action="([^"]*)">/.exec(subscriptionPage(state, english('S')).body)?.[1],
  );
  expect(actions).toEqual([
    '?from=page',
    undefined,
    'TOKEN?from=page',
    '?from=page',
    ...Array<undefined>(4).fill(undefined),
  ]);
});

test('leads to the topics, where it stands, and shows whose language it is', () => {
  const { headers, body } = subscriptionPage({ kind: 'ask', address, preferences: 'TOPICS' }, { language: 'de' });
  expect(body).toContain('<a href="../preferences/TOPICS">Themen auswählen, zu denen Sie E-Mails erhalten</a>');
  expect(body).toContain('<html lang="de">');
  expect(body).toContain('a•••@example.com erhält dann keine Marketing-E-Mails mehr von diesem Shop.');
  expect(headers['content-language']).toBe('de');
  expect(subscriptionPage({ kind: 'ask', address }, { language: 'de' }).body).not.toContain('<a ');
});

test('statuses', () => {
  expect(states.map((state) => subscriptionPage(state, english('S')).status)).toEqual([
    200, 200, 200, 200, 200, 404, 410, 503,
  ]);
});

test('neither an address nor a sender can put HTML into the page', () => {
  const nasty = '<img src=x onerror=alert(1)>"\'&';
  const { body } = subscriptionPage({ kind: 'ask', address: `a@${nasty}` }, english(nasty));
  expect(body).not.toContain('<img');
  expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
});

test('an address is shown masked', () => {
  expect(masked('ada.byron@example.com')).toBe('a•••@example.com');
  expect(masked('')).toBe('•••');
});
