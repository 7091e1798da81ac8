import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, inline } from '@css-inline/css-inline-wasm';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

// Put together, so that bundlers, which would take it for a module, do not find it.
const PROGRAM = ['@css-inline/css-inline-wasm', 'index_bg.wasm'].join('/');
// The native build ends the process in worker threads of Node 20.
await initWasm({ module_or_path: readFileSync(createRequire(import.meta.url).resolve(PROGRAM)) });

/** As deep as browsers nest elements; some three times as deep, the inliner's stack ends. */
const MAX_DEPTH = 512;
/** Stands for `&lt;` meanwhile: the inliner would write the sign itself into attributes, where some readers take it for a tag. */
const LESS = '\u{10fffd}';
/** Has the inliner leave the rules of an element alone. */
const LEAVE = ' data-css-inline="ignore"';
/** Media whose rules hold for everybody who reads a mail on a screen. */
const EVERYWHERE = ['', 'all', 'screen'];

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);

const isForSomeMedia = (node: Node): node is Element =>
  node.nodeName === 'style' &&
  !EVERYWHERE.includes(
    node.attrs
      .find(({ name }) => name === 'media')
      ?.value.trim()
      .toLowerCase() ?? '',
  );

/** Where the tags of `<style>` elements end whose rules hold for some media only. @throws RangeError where it is nested too deep */
const tagsForSomeMedia = (html: string): number[] => {
  const found = new Set<number>();
  let level: Node[] = [parse(html, { sourceCodeLocationInfo: true })];
  for (let depth = 0; level.length > 0; depth++, level = level.flatMap(childrenOf)) {
    if (depth > MAX_DEPTH) throw new RangeError('nested too deep');
    for (const node of level)
      if (isForSomeMedia(node) && node.sourceCodeLocation?.startTag)
        found.add(node.sourceCodeLocation.startTag.startOffset + '<style'.length);
  }
  return [...found].sort((a, b) => b - a);
};

/**
 * Writes the rules of `<style>` onto the elements they hold for, since some mail clients drop the former. The elements
 * `<style>` stay as they are, with every rule: those for some media, states and clients act from there. Fetches nothing.
 * @throws RangeError where elements are nested too deep
 */
export const inlineCss = (html: string): string => {
  // Reading and writing the whole document is most of a render's cost; without rules it would change nothing.
  if (!/<style[\s>]/i.test(html)) return html;
  const tags = tagsForSomeMedia(html);
  const marked = tags.reduce((text, at) => text.slice(0, at) + LEAVE + text.slice(at), html);
  const inlined = inline(marked.replaceAll('&lt;', LESS), {
    keepStyleTags: true,
    keepLinkTags: true,
    loadRemoteStylesheets: false,
    applyWidthAttributes: true,
    applyHeightAttributes: true,
  }).replaceAll(LESS, '&lt;');
  return tags.length > 0 ? inlined.replaceAll(LEAVE, '') : inlined;
};
