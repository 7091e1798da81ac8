import { createHash } from 'node:crypto';
import type { Reply } from '../kernel/reply.js';
import type { Language } from '../languages/languages.js';
import { escapeHtml } from '../templates/language/escape-html.js';

/** A page of one card. */
export interface FramedPage {
  status: number;
  language: Language;
  title: string;
  /** HTML below the title, whole and escaped. It may hold forms that post to this host, and nothing that is loaded. */
  main: string;
}

const headersFor = (style: string): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  // The address of the page is what gives the right to what it offers: it is told to nobody.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
});

/** Makes whole answers of pages of one look; `style` is its CSS. They hold no script and load nothing. */
export const createFrame = (style: string): ((page: FramedPage) => Reply) => {
  const headers = headersFor(style);
  return ({ status, language, title, main }) => ({
    status,
    headers: {
      ...headers,
      'content-language': language,
      ...(status === 503 ? { 'retry-after': '300' } : {}),
    },
    body: `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</body>
</html>
`,
  });
};

/** Enough for its owner to know it, and too little for anybody to whom a mail was forwarded. */
export const masked = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${[...address][0] ?? ''}•••${address.slice(at)}`;
};
