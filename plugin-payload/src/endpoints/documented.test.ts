import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Runtime } from '../runtime/runtime.js';
import { allEndpoints } from './index.js';

interface Section {
  route: string;
  /** Who may call it. */
  access: string;
  /** The names in its table, by what the table is of. */
  names: Partial<Record<'query' | 'body', string[]>>;
  example: unknown;
}

const page = readFileSync(new URL('../../../docs/endpoints.md', import.meta.url), 'utf8');

const sections: Section[] = page
  .split(/^#{2,3} /m)
  .filter((text) => /^`(GET|POST) \/api\//.test(text))
  .map((text) => {
    const table = /^\| (query|body) +\|.*\n\|[- |]+\n((?:\|.*\n)+)/m.exec(text);
    const names = table?.[2]?.match(/^\| `[^`]+`/gm)?.map((cell) => cell.slice(3, -1));
    const json = /```json\n([^]*?)```/.exec(text)?.[1];
    return {
      route: text.slice(1, text.indexOf('`', 1)),
      access: /^\*\*(\w+)\*\*/m.exec(text)?.[1] ?? '',
      names: table ? { [table[1] ?? '']: names } : {},
      example: json && (JSON.parse(json) as unknown),
    };
  });

const ofCode = allEndpoints.map((bind) => {
  const { method, path } = bind({} as Runtime);
  return { route: `${method.toUpperCase()} /api${path}`, rules: bind.rules };
});
const withRules = ofCode.flatMap(({ route, rules }) => (rules ? [{ route, rules }] : []));
const sectionOf = (route: string) => sections.find((s) => s.route === route);
const namesOf = (schema: z.ZodType | undefined): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

test('every endpoint stands in docs/endpoints.md once, and nothing else does', () => {
  expect(sections.map(({ route }) => route).sort()).toEqual(ofCode.map(({ route }) => route).sort());
  expect(withRules.length).toBeGreaterThan(30);
});

test.each(withRules)('$route is told with who may call it and the names that it takes', ({ route, rules }) => {
  const { access, names } = sectionOf(route) ?? {};
  expect(access).toBe(rules.access);
  expect(names?.query ?? []).toEqual(namesOf(rules.query));
  // What is for the engine to read has no names here.
  if (!route.startsWith('POST /api/whenthen/webhooks')) expect(names?.body ?? []).toEqual(namesOf(rules.body));
});

test.each(withRules.filter(({ rules }) => namesOf(rules.body).length > 0))(
  'the body shown for $route is one that it takes',
  ({ route, rules }) => {
    const example = sectionOf(route)?.example;
    expect(rules.body?.safeParse(example)).toMatchObject({ success: true });
    expect(rules.body?.safeParse({ ...(example as object), unheard: 1 })).toMatchObject({ success: false });
  },
);

test.each(ofCode.filter(({ rules }) => !rules))('$route, which has no rules, says who may call it', ({ route }) => {
  const own = ['GET /api/whenthen/health', 'GET /api/whenthen/templates/preview'];
  expect(sectionOf(route)?.access).toBe(own.includes(route) ? 'read' : 'public');
});
