import Handlebars from 'handlebars';
import { unknownNames } from '../language/check-names.js';
import { tooLarge } from '../language/check-size.js';
import { findSyntaxIssues } from '../language/check-syntax.js';
import { encodeQueries } from './encode-queries.js';
import { helpers } from './helpers.js';
import { syntaxIssue } from '../language/syntax-error.js';
import { type TemplatePart, type TemplateParts, templateParts } from '../language/template.js';

/** One thing that keeps a template from rendering. Lines and columns count from 1. */
export interface TemplateIssue {
  /** The field: `subject`, `html`, `text` or `preheader`. */
  path: string;
  line?: number;
  column?: number;
  /** A plain sentence that says what to do. */
  message: string;
}

/** Compiled: gives the text for a context. `data` carries locale, zone and currency to the helpers. */
export type Compiled = Handlebars.TemplateDelegate;

// An instance of its own: helpers that a host registers on the shared one must not be reachable from a template.
const handlebars = Handlebars.create();
handlebars.unregisterHelper('log');
handlebars.registerHelper(helpers);

const BUILT_IN = ['if', 'unless', 'each', 'with', 'lookup'];
const KNOWN: ReadonlySet<string> = new Set([...BUILT_IN, ...Object.keys(helpers)]);

const compileOptions = (part: TemplatePart): Parameters<typeof handlebars.compile>[1] => ({
  knownHelpersOnly: true,
  knownHelpers: { ...Object.fromEntries([...KNOWN].map((name) => [name, true])), log: false },
  noEscape: part !== 'html',
});

/** What is wrong with one part's source; nothing when it compiles. `names`: those that there are, where that is known. Never throws. */
export function checkSource(part: TemplatePart, source: string, names?: readonly string[]): TemplateIssue[] {
  if (typeof source !== 'string') return [{ path: part, message: 'has to be text' }];
  const large = tooLarge(source);
  if (large !== undefined) return [{ path: part, message: large }];
  try {
    const program = handlebars.parse(source);
    const issues = findSyntaxIssues(program, KNOWN, part === 'html');
    if (names) issues.push(...unknownNames(program, names, KNOWN));
    // What the checks above do not know of, the compiler itself still finds.
    if (issues.length === 0) handlebars.precompile(source, compileOptions(part));
    return issues.map((issue) => ({ path: part, ...issue }));
  } catch (error) {
    return [{ path: part, ...syntaxIssue(error) }];
  }
}

/**
 * Checks a template's parts: their presence, their length, that each compiles, and that it names nothing else than
 * `names`, where these are given. Never throws.
 */
export function checkTemplate(content: unknown, names?: readonly string[]): TemplateIssue[] {
  const parsed = templateParts.safeParse(content);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  }
  return partsOf(parsed.data).flatMap(([part, source]) => checkSource(part, source, names));
}

/** The parts that are there, with their sources. */
const partsOf = (content: TemplateParts): [TemplatePart, string][] =>
  (['subject', 'html', 'text', 'preheader'] as const).flatMap((part) => {
    const source = content[part];
    return source === undefined ? [] : [[part, source] as [TemplatePart, string]];
  });

/** Compiles a source that `checkSource` found nothing wrong with. */
export function compileSource(part: TemplatePart, source: string): Compiled {
  // Handlebars runs a syntax tree given in place of a text: a type says nothing about what arrives at run time.
  if (typeof source !== 'string') throw new TypeError('a template has to be text');
  const program = handlebars.parse(source);
  return handlebars.compile(part === 'html' ? encodeQueries(program) : program, compileOptions(part));
}
