import { generate, parse as parseCss } from 'css-tree';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { escapeHtml } from './escape-html.js';

type Node = DefaultTreeAdapterTypes.Node;

/** The declarations of a `style` attribute that browsers read; what they pass over is left out. */
const readable = (style: string): string => {
  const list = parseCss(style, { context: 'declarationList', onParseError: () => undefined });
  if (list.type !== 'DeclarationList') return '';
  const declarations = list.children.filter(({ type }) => type === 'Declaration');
  return generate({ ...list, children: declarations });
};

/**
 * A document whose `style` attributes hold only what browsers read of them, as the inliner reads no other. Where all is
 * readable, what is returned means the same.
 */
export const mendStyles = (html: string): string => {
  const found: { from: number; to: number; style: string }[] = [];
  const open: Node[] = [parse(html, { sourceCodeLocationInfo: true })];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('childNodes' in node) open.push(...node.childNodes);
    if ('content' in node) open.push(node.content);
    if (!('attrs' in node)) continue;
    const style = node.attrs.find(({ name }) => name === 'style')?.value;
    const at = node.sourceCodeLocation?.attrs?.['style'];
    if (style !== undefined && at) found.push({ from: at.startOffset, to: at.endOffset, style: readable(style) });
  }
  return found
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, style }) => `${text.slice(0, from)}style="${escapeHtml(style)}"${text.slice(to)}`, html);
};
