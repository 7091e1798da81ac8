import type Handlebars from 'handlebars';

/** Attributes that hold an address. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'background', 'poster']);
/** A value of a query is being written: behind `?name=` or `&name=`, and before the next `&` or `#`. */
const IN_QUERY = /[?&][^=&#?]*=[^&#]*$/;
/** So much of a tag is looked back on for an attribute's name, in characters. */
const MOST = 100;
/** Stands for what a template fills in. */
const FILLED = '\u0001';

/** Where in a tag a template's text has come to. */
type Place =
  | { in: 'text' }
  /** `read`: what stands in the tag behind the last attribute's value. */
  | { in: 'tag'; read: string }
  | { in: 'value'; attribute: string; quote: string; value: string };

const step = (place: Place, char: string): Place => {
  switch (place.in) {
    case 'text':
      return char === '<' ? { in: 'tag', read: '' } : place;
    case 'tag': {
      if (char === '>') return { in: 'text' };
      if (char !== '"' && char !== "'") return { in: 'tag', read: (place.read + char).slice(-MOST) };
      const attribute = /([^\s=]+)\s*=\s*$/.exec(place.read)?.[1]?.toLowerCase() ?? '';
      return { in: 'value', attribute, quote: char, value: '' };
    }
    case 'value':
      return char === place.quote ? { in: 'tag', read: '' } : { ...place, value: place.value + char };
  }
};

const isInQuery = (place: Place): boolean =>
  place.in === 'value' && ADDRESSES.has(place.attribute) && IN_QUERY.test(place.value);

/** `{{event.q}}` becomes `{{url event.q}}`, `{{default event.q "x"}}` becomes `{{url (default event.q "x")}}`. */
const encode = (node: hbs.AST.MustacheStatement): void => {
  const path = node.path as hbs.AST.PathExpression;
  const isCall = node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0;
  if (isCall && path.original === 'url') return;
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
