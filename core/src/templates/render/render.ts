import type { JsonObject } from '../../definition/json/json.js';
import { compiled } from './compiled-cache.js';
import { textOf, withPreheader } from './html-part.js';
import { inlineCss, isBreakdown } from './inline-css.js';
import { linksOf } from './links.js';
import {
  MAX_RENDERED,
  MAX_SUBJECT,
  type Rendered,
  type RenderOptions,
  type TemplatePart,
  type TemplateParts,
} from '../language/template.js';
import { TemplateError } from '../language/template-error.js';
import { messageOf } from '../../kernel/message-of.js';

/** Explicit, because Handlebars would otherwise log each denied property to the console. */
const protections = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/** One line without control characters: what may stand in a header. */
// eslint-disable-next-line no-control-regex -- control characters are what it takes out
const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();

function fill(part: TemplatePart, source: string, context: JsonObject, options: RenderOptions): string {
  const template = compiled(part, source);
  let text: string;
  try {
    text = template(context, { data: { ...options }, ...protections });
  } catch (error) {
    throw failed(part, error);
  }
  // Before anything reads the text: joined from pieces it costs little, made into one string it costs its length.
  if (text.length > MAX_RENDERED) {
    const size = (text.length / 1_000_000).toFixed(1);
    throw new TemplateError(
      'render',
      `${part}: grew to ${size} million characters, at most ${MAX_RENDERED / 1_000_000} million; shorten its loops`,
      part,
    );
  }
  return text;
}

function failed(part: TemplatePart, error: unknown): TemplateError {
  const message = messageOf(error);
  if (error instanceof RangeError && /string length/i.test(message)) {
    return new TemplateError('memory', `${part}: the text grew too large; shorten its loops`, part);
  }
  return new TemplateError('render', `${part}: ${message}`, part);
}

/**
 * Renders a mail from a template and a context of plain JSON. Synchronous and unbounded: call it through
 * `createRenderer`, which limits its time and memory.
 * Values are escaped in HTML; subject, preheader and text are plain. @throws TemplateError
 */
export function render(content: TemplateParts, context: JsonObject, options: RenderOptions): Rendered {
  const subject = oneLine(fill('subject', content.subject, context, options));
  if (subject === '')
    throw new TemplateError('render', 'subject: is empty for this person; write a fallback', 'subject');
  if (subject.length > MAX_SUBJECT) {
    const message = `subject: is ${subject.length} characters long for this person, at most ${MAX_SUBJECT}; shorten it`;
    throw new TemplateError('render', message, 'subject');
  }
  const preheader = content.preheader ? oneLine(fill('preheader', content.preheader, context, options)) : '';
  const body = fill('html', content.html, context, options);
  const text = content.text ? fill('text', content.text, context, options) : undefined;
  try {
    const html = withPreheader(inlineCss(body), preheader);
    return { subject, html, text: text ?? textOf(body), preheader, links: options.links ? linksOf(html) : [] };
  } catch (error) {
    if (isBreakdown(error)) throw error;
    // Both walk the document's elements by calling themselves.
    if (!(error instanceof RangeError)) throw failed('html', error);
    throw new TemplateError('render', 'html: its elements are nested too deeply; close each one', 'html');
  }
}
