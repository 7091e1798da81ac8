import type Handlebars from 'handlebars';

/** Attributes that hold an address. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'background', 'poster']);
/** So much of a tag is looked back on for an attribute's name, in characters. */
const MOST = 100;
/** Stands for what a template fills in. */
const FILLED = '\u0001';

/** Where a template's text has come to. */
type Place =
  | { in: 'text' }
  | { in: 'comment'; read: string }
  /** `read`: what stands in the tag behind the last attribute's value. */
  | { in: 'tag'; read: string }
  /** `quote`: empty where the value stands in none. */
  | { in: 'value'; attribute: string; quote: string; value: string };

const TEXT: Place = { in: 'text' };

const inTag = (read: string, char: string): Place => {
  if (char === '>') return TEXT;
  if (read === '' && !/[a-z/!?]/i.test(char)) return char === '<' ? { in: 'tag', read } : TEXT;
  // One that holds markup for some programs (`<!--[if mso]>`) is read as such.
  if (read === '!--' && char !== '[' && char !== '<') return { in: 'comment', read: char };
  const attribute = /([^\s=]+)\s*=\s*$/.exec(read)?.[1]?.toLowerCase();
  if (char === '"' || char === "'") return { in: 'value', attribute: attribute ?? '', quote: char, value: '' };
  if (attribute !== undefined && !/\s/.test(char)) return { in: 'value', attribute, quote: '', value: char };
  return { in: 'tag', read: (read + char).slice(-MOST) };
};

const step = (place: Place, char: string): Place => {
  switch (place.in) {
    case 'text':
      return char === '<' ? { in: 'tag', read: '' } : place;
    case 'comment': {
      const read = (place.read + char).slice(-3);
      return read === '-->' ? TEXT : { in: 'comment', read };
    }
    case 'tag':
      return inTag(place.read, char);
    case 'value':
      if (place.quote === '' && char === '>') return TEXT;
      if (place.quote === '' ? /\s/.test(char) : char === place.quote) return { in: 'tag', read: ' ' };
      return { ...place, value: place.value + char };
  }
};

/** Is a value of a query being written: behind `?name=` or `&name=`, and before the next `&` or `#`? */
const isInQuery = (place: Place): boolean => {
  if (place.in !== 'value' || !ADDRESSES.has(place.attribute)) return false;
  const value = place.value.replaceAll('&#38;', '&');
  const begins = Math.max(value.lastIndexOf('?'), value.lastIndexOf('&'));
  return begins >= 0 && !value.includes('#') && value.includes('=', begins);
};

/** Does an expression call the helper `url` itself, however deep inside? */
const callsUrl = (node: hbs.AST.Expression): boolean =>
  node.type === 'SubExpression' &&
  ((node as hbs.AST.SubExpression).path.original === 'url' || (node as hbs.AST.SubExpression).params.some(callsUrl));

/** `{{event.q}}` becomes `{{url event.q}}`, `{{default event.q "x"}}` becomes `{{url (default event.q "x")}}`. */
const encode = (node: hbs.AST.MustacheStatement): void => {
  const path = node.path as hbs.AST.PathExpression;
  const isCall = node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0;
  if ((isCall && path.original === 'url') || node.params.some(callsUrl)) return;
  const value: hbs.AST.Expression = isCall
    ? ({ type: 'SubExpression', path, params: node.params, hash: node.hash, loc: node.loc } as hbs.AST.SubExpression)
    : node.path;
  const url = { type: 'PathExpression', data: false, depth: 0, parts: ['url'], original: 'url', loc: node.loc };
  Object.assign(node, { path: url, params: [value], hash: undefined });
};

const walk = (program: hbs.AST.Program, from: Place): Place =>
  program.body.reduce<Place>((place, node) => {
    if (node.type === 'ContentStatement') return [...(node as hbs.AST.ContentStatement).value].reduce(step, place);
    if (node.type === 'MustacheStatement') {
      if (isInQuery(place)) encode(node as hbs.AST.MustacheStatement);
      return step(place, FILLED);
    }
    if (node.type !== 'BlockStatement') return place;
    const { program: then, inverse } = node as hbs.AST.BlockStatement;
    const after = then ? walk(then, place) : place;
    if (inverse) walk(inverse, place);
    return after;
  }, from);

/**
 * Has what fills a value of a query in an HTML attribute's address (`href="…?name={{person.name}}"`) encoded for it, as
 * the helper `url` does: `Ä & B` would end the value at its `&`. Changes the tree that it is given.
 */
export const encodeQueries = (program: ReturnType<typeof Handlebars.parse>): typeof program => {
  walk(program, { in: 'text' });
  return program;
};
