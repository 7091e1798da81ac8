/** A mail has some dozens of expressions; parsing takes seconds beyond these, and time squared in the depth. */
const MAX_EXPRESSIONS = 1000;
const MAX_EXPRESSION_CHARACTERS = 40_000;
const MAX_DEPTH = 50;
const MAX_BRACKETS = 20;

/**
 * Says what makes a source too large to be parsed safely, or nothing. One linear pass that parses nothing itself:
 * templates are checked in the process that publishes them, where nothing limits the parser's time.
 */
export function tooLarge(source: string): string | undefined {
  let expressions = 0;
  let characters = 0;
  let depth = 0;
  for (let at = source.indexOf('{{'); at >= 0;) {
    const close = source.indexOf('}}', at);
    const end = close < 0 ? source.length : close;
    const kind = /^\{\{+~?(.?)/.exec(source.slice(at, at + 8))?.[1];
    expressions += 1;
    if (kind !== '!') {
      characters += end - at;
      const brackets = source.slice(at, end).split('(').length - 1;
      if (brackets > MAX_BRACKETS)
        return `an expression holds ${brackets} brackets, at most ${MAX_BRACKETS}: simplify it`;
    }
    if (kind === '#' || kind === '^') depth += 1;
    if (kind === '/') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return `blocks are nested more than ${MAX_DEPTH} deep: close each {{#…}} with its {{/…}}`;
    at = close < 0 ? -1 : source.indexOf('{{', end);
  }
  if (expressions > MAX_EXPRESSIONS) {
    return `it holds ${expressions} expressions, at most ${MAX_EXPRESSIONS}: use {{#each}} for what repeats`;
  }
  if (characters > MAX_EXPRESSION_CHARACTERS) {
    return `its expressions are ${characters} characters long together, at most ${MAX_EXPRESSION_CHARACTERS}: shorten them`;
  }
  return undefined;
}
