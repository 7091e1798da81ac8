import { compile, type FormatCallback } from 'html-to-text';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { escapeHtml } from '../language/escape-html.js';

interface Ancestor {
  name?: string;
  parent?: Ancestor | null;
}

const isInLink = (element: Ancestor | null | undefined): boolean =>
  !!element && (element.name === 'a' || isInLink(element.parent));

/** A picture says nothing in plain text, but one that is a button: what it stands for is where it leads. */
const pictureInLink: FormatCallback = (element, _walk, builder) => {
  const { alt = '' } = element.attribs as { alt?: string };
  if (alt.trim() && isInLink(element.parent)) builder.addInline(alt);
};

/** The plain text of an HTML part, for clients and people that show no HTML. */
export const textOf: (html: string) => string = compile({
  wordwrap: 78,
  formatters: { pictureInLink },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
    { selector: 'img', format: 'pictureInLink' },
    // Mails lay out with tables: a row is a line, and the cells of a row must not run into one another.
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

type Element = DefaultTreeAdapterTypes.Element;

const elementIn = (node: DefaultTreeAdapterTypes.Document | Element | undefined, name: string): Element | undefined =>
  node?.childNodes.find((child): child is Element => child.nodeName === name);

/** Where the content of the body begins, in characters, as a browser reads it. */
const bodyStart = (html: string): number => {
  const body = elementIn(elementIn(parse(html, { sourceCodeLocationInfo: true }), 'html'), 'body');
  const place = body?.sourceCodeLocation?.startTag?.endOffset;
  return (
    place ?? body?.childNodes.find((child) => child.sourceCodeLocation)?.sourceCodeLocation?.startOffset ?? html.length
  );
};

/** Puts the preheader invisibly at the head of the body, where mail clients look for it. */
export function withPreheader(html: string, preheader: string): string {
  if (!preheader) return html;
  const hidden = `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(preheader)}</div>`;
  const start = bodyStart(html);
  return html.slice(0, start) + hidden + html.slice(start);
}
