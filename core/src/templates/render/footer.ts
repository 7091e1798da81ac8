import { appendToBody, withoutComments } from './append-to-body.js';
import { escapeHtml } from '../language/escape-html.js';
import type { Rendered } from '../language/template.js';

/** What the footer says. */
export interface FooterContent {
  url: string;
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

const htmlFooter = ({ url, sender, address }: FooterContent): string =>
  '<div style="margin:24px auto 0;padding:16px;max-width:600px;text-align:center;' +
  'font:12px/1.6 Helvetica,Arial,sans-serif;color:#767676">' +
  [sender, ...lines(address)].map(escapeHtml).join('<br>') +
  `<br><a href="${escapeHtml(url)}" style="color:#767676;text-decoration:underline">Unsubscribe</a></div>`;

const textFooter = ({ url, sender, address }: FooterContent): string =>
  ['', '-- ', sender, ...lines(address), `Unsubscribe: ${url}`, ''].join('\n');

/**
 * A rendered mail with the standard footer under each part that does not show the link itself. It is looked for in what
 * was rendered: a link behind a condition that did not hold is no link.
 */
export const withFooter = ({ html, text }: Body, content: FooterContent): Body => {
  // The part of the address that nothing rewrites, and that no other person's link has.
  const token = content.url.slice(content.url.lastIndexOf('/') + 1);
  return {
    html: withoutComments(html).includes(token) ? html : appendToBody(html, htmlFooter(content)),
    text: text.includes(token) ? text : text.trimEnd() + '\n' + textFooter(content),
  };
};
