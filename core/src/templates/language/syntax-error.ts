import type { SyntaxIssue } from './check-syntax.js';

/** What Handlebars' compiler puts on its errors; its parser only writes a message. */
interface HandlebarsFailure {
  message: string;
  lineNumber?: number;
  column?: number;
}

const asFailure = (error: unknown): HandlebarsFailure => (error instanceof Error ? error : { message: String(error) });

/** Puts a parser's or compiler's error into words for the person who writes the template. */
export function syntaxIssue(error: unknown): SyntaxIssue {
  if (error instanceof RangeError)
    return { message: 'the template is nested too deeply: use fewer blocks inside blocks' };
  const failure = asFailure(error);
  const place = {
    ...lineOf(failure),
    ...(failure.column === undefined ? {} : { column: failure.column + 1 }),
  };
  return { ...place, message: inWords(failure.message) };
}

function inWords(message: string): string {
  const mismatch = /^(\S+) doesn't match (\S+)/.exec(message);
  if (mismatch) {
    const [, open = '', close = ''] = mismatch;
    return `the block {{#${open}}} is closed by {{/${close}}}: close it with {{/${open}}}`;
  }
  if (/got 'EOF'\s*$/.test(message)) {
    return 'the template ends inside a block or an expression: close every {{#…}} with {{/…}} and every {{ with }}';
  }
  if (/^(Parse|Lexical) error/.test(message)) {
    return 'this is not a valid expression: check the braces, the quotes and the names on this line and the one before';
  }
  return `the template does not compile: ${message.split('\n')[0]}`;
}

function lineOf(failure: HandlebarsFailure): { line?: number } {
  const line = failure.lineNumber ?? Number(/error on line (\d+)/.exec(failure.message)?.[1] ?? NaN);
  return Number.isInteger(line) ? { line } : {};
}
