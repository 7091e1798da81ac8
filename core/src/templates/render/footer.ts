import { appendToBody, withoutComments } from './append-to-body.js';
import { escapeHtml } from '../language/escape-html.js';
import type { Rendered } from '../language/template.js';

/** What belongs to the two links: to unsubscribe, and to choose topics. */
export interface FooterLinks {
  unsubscribe: string;
  preferences: string;
}

/** What the footer says. */
export interface FooterContent {
  urls: FooterLinks;
  words: FooterLinks;
  sender: string;
  /** One or more lines; may be empty. */
  address: string;
}

/** The parts that the footer goes under. */
type Body = Pick<Rendered, 'html' | 'text'>;

const lines = (address: string): string[] =>
  address
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

const htmlLink = (url: string, text: string): string =>
  `<a href="${escapeHtml(url)}" style="color:#767676;text-decoration:underline">${escapeHtml(text)}</a>`;

const htmlFooter = ({ urls, words, sender, address }: FooterContent): string =>
  '<div style="margin:24px auto 0;padding:16px;max-width:600px;text-align:center;' +
  'font:12px/1.6 Helvetica,Arial,sans-serif;color:#767676">' +
  [sender, ...lines(address)].map(escapeHtml).join('<br>') +
  `<br>${htmlLink(urls.unsubscribe, words.unsubscribe)} · ${htmlLink(urls.preferences, words.preferences)}</div>`;

const textFooter = ({ urls, words, sender, address }: FooterContent): string =>
  [
    ...['', '-- ', sender, ...lines(address)],
    ...[`${words.unsubscribe}: ${urls.unsubscribe}`, `${words.preferences}: ${urls.preferences}`, ''],
  ].join('\n');

/** The part of an address that nothing rewrites, and that no other person's link has. */
const tokenOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/**
 * A rendered mail with the standard footer under each part that does not show one of the links itself. They are looked for in
 * what was rendered: a link behind a condition that did not hold is no link.
 */
export const withFooter = ({ html, text }: Body, content: FooterContent): Body => {
  const tokens = [content.urls.unsubscribe, content.urls.preferences].map(tokenOf);
  const shows = (part: string): boolean => tokens.some((token) => part.includes(token));
  return {
    html: shows(withoutComments(html)) ? html : appendToBody(html, htmlFooter(content)),
    text: shows(text) ? text : text.trimEnd() + '\n' + textFooter(content),
  };
};
