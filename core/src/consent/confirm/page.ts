import { createHash } from 'node:crypto';
import type { Reply } from '../../kernel/reply.js';
import { masked } from '../../subscriptions/page.js';
import { pageStyle } from '../../subscriptions/page-style.js';
import { escapeHtml } from '../../templates/language/escape-html.js';

/** What a page to confirm consent is about. `topic` is its name, `words` what was shown when they asked. */
export type ConfirmState =
  | { kind: 'ask' | 'confirmed'; address: string; topic: string; words?: string | undefined }
  | { kind: 'withdrawn'; address: string; topic: string }
  | { kind: 'bad' | 'expired' | 'gone' | 'unavailable' };

interface Words {
  status: number;
  title: string;
  text: string;
  /** What was shown when they asked. */
  quote?: string | undefined;
  /** A button that posts to the page itself. */
  button?: string;
}

const wordsFor = (state: ConfirmState, sender: string): Words => {
  switch (state.kind) {
    case 'ask':
      return {
        status: 200,
        title: 'Confirm your subscription',
        text: `${masked(state.address)} gets e-mails from ${sender} about “${state.topic}” then. Each one has a link to unsubscribe. If you did not ask for this, close this page: nothing is sent.`,
        quote: state.words,
        button: 'Yes, subscribe me',
      };
    case 'confirmed':
      return {
        status: 200,
        title: 'You are subscribed',
        text: `${masked(state.address)} gets e-mails from ${sender} about “${state.topic}”. Each one has a link to unsubscribe.`,
      };
    case 'withdrawn':
      return {
        status: 410,
        title: 'You have unsubscribed since',
        text: `${masked(state.address)} gets no e-mails from ${sender} about “${state.topic}”, and this link does not change that. To get them, sign up once more in the shop: a new e-mail with a new link comes.`,
      };
    case 'expired':
      return {
        status: 410,
        title: 'This link has expired',
        text: 'Nothing was changed, and no e-mails are sent. To get them, sign up once more in the shop: a new e-mail with a new link comes.',
      };
    case 'gone':
      return {
        status: 410,
        title: 'These e-mails are no longer sent',
        text: 'The shop does not offer them any more. Nothing was changed.',
      };
    case 'bad':
      return {
        status: 404,
        title: 'This link does not work',
        text: 'It is not whole, or belongs to nobody we know. Use the link in the newest e-mail, or copy all of it.',
      };
    case 'unavailable':
      return {
        status: 503,
        title: 'This does not work just now',
        text: 'Nothing was changed. Please try again in a few minutes.',
      };
  }
};

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-store',
  // The address of the page is what gives the right to confirm: it is told to nobody.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

/** The page in a state, as a whole answer. Pure; it holds no script and loads nothing. */
export const confirmPage = (state: ConfirmState, sender: string): Reply => {
  const { status, title, text, quote, button } = wordsFor(state, sender);
  const parts = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>${escapeHtml(text)}</p>`,
    ...(quote ? [`<p>You saw: “${escapeHtml(quote)}”</p>`] : []),
    ...(button ? [`<form method="post" action="?"><button>${escapeHtml(button)}</button></form>`] : []),
  ];
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;
  return { status, headers: { ...headers, ...(status === 503 ? { 'retry-after': '300' } : {}) }, body };
};

/** What a host says while its engine cannot be reached. */
export const confirmUnavailable = (): Reply => confirmPage({ kind: 'unavailable' }, '');
