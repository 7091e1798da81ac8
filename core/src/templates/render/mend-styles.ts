import { generate, parse as parseCss } from 'css-tree';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { escapeHtml } from '../language/escape-html.js';

type Node = DefaultTreeAdapterTypes.Node;

/** The declarations of a `style` attribute that browsers read, where there is something that they pass over. */
const mended = (style: string): string | undefined => {
  let isWhole = true;
  const list = parseCss(style, { context: 'declarationList', onParseError: () => (isWhole = false) });
  if (list.type !== 'DeclarationList') return undefined;
  const declarations = list.children.filter(({ type }) => type === 'Declaration');
  if (isWhole && declarations.size === list.children.size) return undefined;
  return generate({ ...list, children: declarations });
};

/** A document whose `style` attributes hold only what browsers read of them, as the inliner reads no other. */
export const mendStyles = (html: string): string => {
  // By where they stand: a parser makes several elements of one that is not closed where it should be.
  const found = new Map<number, { to: number; style: string }>();
  const open: Node[] = [parse(html, { sourceCodeLocationInfo: true })];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('childNodes' in node) open.push(...node.childNodes);
    if ('content' in node) open.push(node.content);
    if (!('attrs' in node)) continue;
    const style = mended(node.attrs.find(({ name }) => name === 'style')?.value ?? '');
    const at = node.sourceCodeLocation?.attrs?.['style'];
    if (style !== undefined && at) found.set(at.startOffset, { to: at.endOffset, style });
  }
  return [...found]
    .sort(([a], [b]) => b - a)
    .reduce(
      (text, [from, { to, style }]) => `${text.slice(0, from)}style="${escapeHtml(style)}"${text.slice(to)}`,
      html,
    );
};
