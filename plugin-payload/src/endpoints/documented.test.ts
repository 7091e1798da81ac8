import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { needs } from '../access/needs.js';
import type { Runtime } from '../runtime/runtime.js';
import { allEndpoints } from './index.js';

interface Section {
  route: string;
  /** The role that it needs, and the rule where that has another name. */
  role: string;
  rule: string | undefined;
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
      role: /^\*\*(\w+)\*\*/m.exec(text)?.[1] ?? '',
      rule: /^\*\*\w+\*\* \(rule _(\w+?)_\)/m.exec(text)?.[1],
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

test.each(withRules)('$route is told with the names that it takes', ({ route, rules }) => {
  const { names } = sectionOf(route) ?? {};
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

test('every endpoint has a line in the table of needs, and nothing else does', () => {
  const routes = ofCode.map(({ route }) => route.replace('/api/whenthen', ''));
  expect(Object.keys(needs).sort()).toEqual(routes.sort());
});

test.each(Object.entries(needs))('%s is told with the role that it needs', (route, need) => {
  const { role, rule } = sectionOf(route.replace(' ', ' /api/whenthen')) ?? {};
  expect({ role, rule: rule ?? role }).toEqual(need === 'public' ? { role: 'public', rule: 'public' } : need);
});
