import type { HtmlLink } from '../language/template.js';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);

/** As a browser would follow it: what it leaves out is left out, what a header cannot hold is encoded. */
const addressIn = (href: string | undefined): string | undefined => {
  const url = href !== undefined && URL.canParse(href) ? new URL(href) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
};

/**
 * The links of an HTML text to other places, in their order: `<a>` and `<area>` with `http:` or `https:`. One that
 * carries the attribute `data-untracked` is left out.
 */
export const linksOf = (html: string): HtmlLink[] => {
  // A parser that mends wrong HTML may copy an element: each place in the text counts once.
  const links = new Map<number, HtmlLink>();
  const open: Node[] = [parse(html, { sourceCodeLocationInfo: true })];
  for (let node = open.pop(); node; node = open.pop()) {
    open.push(...childrenOf(node).toReversed());
    if (node.nodeName !== 'a' && node.nodeName !== 'area') continue;
    if (!('attrs' in node) || node.attrs.some(({ name }) => name === 'data-untracked')) continue;
    const url = addressIn(node.attrs.find(({ name }) => name === 'href')?.value);
    const place = node.sourceCodeLocation?.attrs?.['href'];
    if (url !== undefined && place)
      links.set(place.startOffset, { start: place.startOffset, end: place.endOffset, url });
  }
  return [...links.values()].sort((a, b) => a.start - b.start);
};
