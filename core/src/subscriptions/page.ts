import { createHash } from 'node:crypto';
import type { Reply } from '../kernel/reply.js';
import { escapeHtml } from '../templates/language/escape-html.js';
import { pageStyle } from './page-style.js';

/** What a page is about. */
export type PageState =
  | { kind: 'ask'; address: string }
  /** `undo`: the token by which it can be taken back for a while. */
  | { kind: 'unsubscribed'; address: string; undo?: string }
  | { kind: 'ask_again'; address: string }
  | { kind: 'subscribed'; address: string }
  | { kind: 'bad' | 'expired' | 'unavailable' };

/** What the form's address carries, to tell this page's button from a mail program's. */
export const FROM_PAGE = 'page';

interface Words {
  status: number;
  title: string;
  text: string;
  /** A button that posts to this address, beside the page itself. */
  button?: { label: string; action: string; quiet?: boolean };
}

/** Enough for its owner to know it, and too little for anybody to whom a mail was forwarded. */
export const masked = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${[...address][0] ?? ''}•••${address.slice(at)}`;
};

const here = `?from=${FROM_PAGE}`;

const wordsFor = (state: PageState, sender: string): Words => {
  switch (state.kind) {
    case 'ask':
      return {
        status: 200,
        title: 'Unsubscribe?',
        text: `${masked(state.address)} gets no more marketing e-mails from ${sender} then. Mail about orders still comes.`,
        button: { label: 'Unsubscribe', action: here },
      };
    case 'unsubscribed':
      return {
        status: 200,
        title: 'You are unsubscribed',
        text: `${masked(state.address)} gets no marketing e-mails from ${sender}. Mail about orders still comes.`,
        ...(state.undo ? { button: { label: 'Undo: subscribe again', action: state.undo + here, quiet: true } } : {}),
      };
    case 'ask_again':
      return {
        status: 200,
        title: 'Subscribe again?',
        text: `${masked(state.address)} is unsubscribed from the marketing e-mails of ${sender}.`,
        button: { label: 'Subscribe again', action: here },
      };
    case 'subscribed':
      return {
        status: 200,
        title: 'You are subscribed',
        text: `${masked(state.address)} gets the marketing e-mails of ${sender}. Each one has a link to unsubscribe.`,
      };
    case 'bad':
      return {
        status: 404,
        title: 'This link does not work',
        text: 'It is not whole, or belongs to nobody we know. Use the link in the newest e-mail, or copy all of it.',
      };
    case 'expired':
      return {
        status: 410,
        title: 'This link has expired',
        text: 'Unsubscribing can be taken back for an hour. To get e-mails again, sign up once more in the shop.',
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
  // The address of the page is what gives the right to unsubscribe: it is told to nobody.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

/** What a host answers while its engine cannot be reached. */
export const unavailablePage = (): Reply => subscriptionPage({ kind: 'unavailable' }, '');

/** The page in a state, as a whole answer. Pure; it holds no script and loads nothing. */
export const subscriptionPage = (state: PageState, sender: string): Reply => {
  const { status, title, text, button } = wordsFor(state, sender);
  const form = button
    ? `<form method="post" action="${escapeHtml(button.action)}"><button${button.quiet ? ' class="quiet"' : ''}>${escapeHtml(button.label)}</button></form>`
    : '';
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
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${form}
</main>
</body>
</html>
`;
  return { status, headers: { ...headers, ...(status === 503 ? { 'retry-after': '300' } : {}) }, body };
};
