import Handlebars from 'handlebars';
import { LRUCache } from 'lru-cache';
import type { Json, JsonObject } from '../definition/json/json.js';
import { tooLarge } from './language/check-size.js';
import { syntaxIssue } from './language/syntax-error.js';

/**
 * Text with values in it, `Hello {{person.first_name}}`, for settings that are worked out within a decision. Parsed by
 * Handlebars; values only, without helpers and blocks, so that it takes as many steps as it is long.
 */
export const hasValues = (text: string): boolean => text.includes('{{');

const refuse = (node: hbs.AST.Node): string | undefined => {
  if (node.type === 'ContentStatement' || node.type === 'CommentStatement') return undefined;
  if (node.type !== 'MustacheStatement') return 'can hold values such as {{event.plan}}, and no blocks';
  const { path, params, hash } = node as hbs.AST.MustacheStatement;
  const { type, data, depth } = path as hbs.AST.PathExpression;
  if (params.length > 0 || hash?.pairs.length) return 'can hold values such as {{event.plan}}, and no helpers';
  return type === 'PathExpression' && !data && depth === 0
    ? undefined
    : 'can hold values such as {{event.plan}} or {{person.first_name}}';
};

/** What is wrong with such a text, in words; `undefined` when it can be filled in. Never throws. */
export const inlineFault = (text: string): string | undefined => {
  const large = tooLarge(text);
  if (large !== undefined) return large;
  try {
    return Handlebars.parse(text).body.map(refuse).find(Boolean);
  } catch (error) {
    return syntaxIssue(error).message;
  }
};

const lookUp = (context: JsonObject, parts: readonly (string | hbs.AST.SubExpression)[]): Json | undefined => {
  let here: Json | undefined = context;
  for (const part of parts) {
    if (typeof part !== 'string' || typeof here !== 'object' || here === null || !Object.hasOwn(here, part))
      return undefined;
    here = (here as JsonObject)[part];
  }
  return here;
};

const asText = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Texts are filled in for one person after another: parsed once. */
const parsed = new LRUCache<string, hbs.AST.Statement[]>({ max: 500 });

const statementsOf = (text: string): hbs.AST.Statement[] => {
  const known = parsed.get(text);
  if (known) return known;
  const { body } = Handlebars.parse(text);
  parsed.set(text, body);
  return body;
};

/**
 * Fills a text in that `inlineFault` found nothing wrong with. A text that is one value and nothing else gives that
 * value as it is, a number as a number; `undefined` where it is not there.
 */
export const fillIn = (text: string, context: JsonObject): Json | undefined => {
  const statements = statementsOf(text);
  const valueOf = (node: hbs.AST.Statement) =>
    lookUp(context, ((node as hbs.AST.MustacheStatement).path as hbs.AST.PathExpression).parts);
  const only = statements.length === 1 ? statements[0] : undefined;
  if (only?.type === 'MustacheStatement') return valueOf(only);
  return statements
    .map((node) => {
      if (node.type === 'ContentStatement') return (node as hbs.AST.ContentStatement).value;
      return node.type === 'MustacheStatement' ? asText(valueOf(node)) : '';
    })
    .join('');
};
