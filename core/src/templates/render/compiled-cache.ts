import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Compiled, checkSource, compileSource } from './compile.js';
import type { TemplatePart } from '../language/template.js';
import { TemplateError } from '../language/template-error.js';

// Bounded by the length of the sources, so that kept templates never use up the memory a render may have.
const cache = new LRUCache<string, Compiled>({ maxSize: 4_000_000, maxEntrySize: 1_000_000 });

/** The compiled template of a source, made once. @throws TemplateError with code `compile` */
export function compiled(part: TemplatePart, source: string): Compiled {
  // The type says string; what was posted to a worker may still be a syntax tree, which Handlebars would run.
  if (typeof source !== 'string') throw new TemplateError('compile', `${part}: the template has to be text`, part);
  const key = `${part === 'html'} ${createHash('sha256').update(source).digest('base64')}`;
  const found = cache.get(key);
  if (found) return found;
  const issues = checkSource(part, source);
  if (issues.length > 0) {
    const lines = issues.map(({ line, message }) => (line === undefined ? message : `line ${line}: ${message}`));
    throw new TemplateError('compile', `${part}: ${lines.join('; ')}`, part);
  }
  const made = compileSource(part, source);
  cache.set(key, made, { size: source.length + 1 });
  return made;
}
