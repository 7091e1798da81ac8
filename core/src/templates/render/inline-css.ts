import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, inline } from '@css-inline/css-inline-wasm';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { mendStyles } from './mend-styles.js';

// Put together, so that bundlers, which would take it for a module, do not find it.
const PROGRAM = ['@css-inline/css-inline-wasm', 'index_bg.wasm'].join('/');
// The native build ends the process in worker threads of Node 20.
await initWasm({ module_or_path: readFileSync(createRequire(import.meta.url).resolve(PROGRAM)) });

/** As deep as browsers nest elements; some three times as deep, the inliner's stack ends. */
const MAX_DEPTH = 512;
/** Media whose rules hold for everybody who reads a mail on a screen. */
const EVERYWHERE = /^(|all|(only )?screen)$/;
/** Stands for `&lt;` meanwhile: the inliner would write the sign itself into attributes, where some readers take it for a tag. */
const LESS = '\u{10fffd}';
const DOCTYPE = /^\s*<!doctype[^>]*>/i;

type Element = DefaultTreeAdapterTypes.Element;
type Node =
  DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment | DefaultTreeAdapterTypes.Document;

const childrenOf = (node: Node): Node[] => [
  ...('childNodes' in node ? node.childNodes : []),
  ...('content' in node ? [node.content] : []),
];

const holdsEverywhere = ({ attrs }: Element): boolean =>
  (attrs.find(({ name }) => name === 'media')?.value ?? '')
    .toLowerCase()
    .split(',')
    .some((media) => EVERYWHERE.test(media.trim()));

const textIn = ({ childNodes }: Element): string =>
  childNodes.map((node) => (node.nodeName === '#text' && 'value' in node ? node.value : '')).join('');

/** The rules of `<style>` elements that hold on every screen. @throws RangeError where elements are nested too deep */
const rulesIn = (html: string): string[] => {
  const found: string[] = [];
  let level: Node[] = [parse(html)];
  for (let depth = 0; level.length > 0; depth++, level = level.flatMap(childrenOf)) {
    if (depth > MAX_DEPTH) throw new RangeError('nested too deep');
    for (const node of level)
      if (node.nodeName === 'style' && 'attrs' in node && holdsEverywhere(node)) found.push(textIn(node));
  }
  return found;
};

/**
 * Without marks of importance, which would keep rules for some screens from acting: they stand in `<style>` still, and
 * from there beat what is written on an element. And without the comment that hides rules from programs of the nineties.
 */
const plain = (css: string): string => css.replace(/\s*!\s*important/gi, '').replace(/<!--|-->/g, '');

/** Conditionals of Outlook that a parser takes for bogus comments, in the way that is one. */
const withComments = (html: string): string =>
  html.replace(/<!\[if ([^\]>]*)\]>/gi, '<!--[if $1]><!-->').replace(/<!\[endif\]>/gi, '<!--<![endif]-->');

/** Did the inliner break down over this? It is of no use in this thread from then on. */
export const isBreakdown = (error: unknown): boolean => (error as Partial<Error> | undefined)?.name === 'RuntimeError';

/** Does something to a document; where a `style` attribute in it cannot be read, without what browsers pass over there. */
const leniently = (html: string, work: (html: string) => string): string => {
  try {
    return work(html);
  } catch (error) {
    if (isBreakdown(error)) throw error;
    return work(mendStyles(html));
  }
};

/**
 * Writes the rules of `<style>` onto the elements they hold for, since some mail clients drop the former. The elements
 * `<style>` stay as they are, with every rule: those for some media, states and clients act from there. Fetches nothing.
 * @throws RangeError where elements are nested too deep; what `isBreakdown` says where the inliner broke down
 */
export const inlineCss = (html: string): string => {
  // Reading and writing the whole document is most of a render's cost; without rules it would change nothing.
  if (!/<style[\s>]/i.test(html)) return html;
  const rules = rulesIn(html);
  if (rules.length === 0) return html;
  const inlined = leniently(html, (text) =>
    inline(withComments(text).replaceAll('&lt;', LESS), {
      inlineStyleTags: false,
      extraCss: rules.map(plain).join('\n'),
      keepStyleTags: true,
      keepLinkTags: true,
      loadRemoteStylesheets: false,
      applyWidthAttributes: true,
      applyHeightAttributes: true,
    }),
  ).replaceAll(LESS, '&lt;');
  // Another one would have old clients lay the mail out by other rules.
  const doctype = DOCTYPE.exec(html)?.[0];
  return doctype === undefined ? inlined : inlined.replace(DOCTYPE, () => doctype);
};
