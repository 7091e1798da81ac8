import juice from 'juice/client.js';
import { compile } from 'html-to-text';
import { escapeHtml } from './escape-html.js';

// Juice would take '{{…}}' and '<%…%>' for code and put it back unread: after rendering, both are plain text.
juice.codeBlocks = {};

/** Moves the rules of <style> onto the elements, since many mail clients drop the former. Fetches nothing. */
export const inlineCss = (html: string): string =>
  // Reading and writing the whole document is most of a render's cost; without rules it would change nothing.
  /<style[\s>]/i.test(html) ? juice(html, { preserveMediaQueries: true, preserveFontFaces: true }) : html;

/** The plain text of an HTML part, for clients and people that show no HTML. */
export const textOf: (html: string) => string = compile({
  wordwrap: 78,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
    { selector: 'img', format: 'skip' },
    // Mails lay out with tables: a row is a line, and the cells of a row must not run into one another.
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** Puts the preheader invisibly at the head of the body, where mail clients look for it. */
export function withPreheader(html: string, preheader: string): string {
  if (!preheader) return html;
  const hidden = `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(preheader)}</div>`;
  const body = /<body[^>]*>/i.exec(html);
  if (!body) return hidden + html;
  const end = body.index + body[0].length;
  return html.slice(0, end) + hidden + html.slice(end);
}
