import { factsOf, type FileFacts } from '../support/house/facts.js';
import { PACKAGES, readPackages } from '../support/house/packages.js';
import { brokenBy, RULE_NAMES, RULES, type RuleName } from '../support/house/rules.js';

const packages = readPackages();

describe.each(PACKAGES)('%s', (name) => {
  test('there are files to look at', () => {
    expect(packages[name].length).toBeGreaterThan(0);
  });

  test.each(RULE_NAMES.map((rule) => ({ rule, ...RULES[rule] })))('$rule: $about', ({ rule }) => {
    expect(brokenBy(rule, packages[name])).toEqual([]);
  });
});

const house = (texts: Record<string, string>): FileFacts[] =>
  Object.entries(texts).map(([path, text]) => factsOf(path, text));

const broken = (rule: RuleName, texts: Record<string, string>): string[] =>
  brokenBy(rule, house(texts)).map(({ where }) => where);

const times = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const inFolder = (count: number, path: (at: number) => string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [path(at), '']));

test('length: a file of 301 lines, a style sheet and a test alike', () => {
  const long = times(301, () => '') + '\n';
  expect(broken('length', { 'a/long.ts': long, 'a/long.css': long, 'a/long.test.ts': long })).toHaveLength(3);
  expect(broken('length', { 'a/short.ts': times(300, () => '//') + '\n' })).toEqual([]);
});

test('folders: 26 source files beside one another, where tests, styles and inner folders are not counted', () => {
  expect(
    broken(
      'folders',
      inFolder(26, (at) => `a/b/${at}.tsx`),
    ),
  ).toEqual(['a/b']);
  const others = { ...inFolder(9, (at) => `a/${at}.test.ts`), ...inFolder(9, (at) => `a/${at}.css`) };
  expect(broken('folders', { ...inFolder(25, (at) => `a/${at}.ts`), ...others, 'a/b/c.ts': '' })).toEqual([]);
});

test('imports: 31 modules, where one that is named twice counts once and one that is handed on does not', () => {
  const imports = (count: number): string => times(count, (at) => `import type { A${at} } from './${at}.js';`);
  expect(broken('imports', { 'a/many.ts': imports(31) })).toEqual(['a/many.ts']);
  const again = "\nimport { B } from './0.js';\nexport * from './b.js';";
  expect(broken('imports', { 'a/enough.ts': imports(30) + again })).toEqual([]);
});

describe('parameters', () => {
  test.each([
    ['function', 'function f(a, b, c, d, e) {}', 'f'],
    ['arrow function', 'const g = (a, b, c, d, ...e) => a;', 'g'],
    ['method', 'class A { m(a, b, c, d, e) {} }', 'm'],
    ['constructor', 'class B { constructor(a, b, c, d, e) {} }', 'B'],
    ['method of an object', 'const o = { n(a, b, c, d, e) {} };', 'n'],
    ['function of a type', 'interface P { p(a: 1, b: 1, c: 1, d: 1, e: 1): void }', 'p'],
    ['function without a name', 'call((a, b, c, d, e) => a);', '(no name)'],
  ])('a %s with five', (_, text, name) => {
    expect(broken('parameters', { 'a/f.ts': `\n${text}` })).toEqual([`a/f.ts:2 ${name}`]);
  });

  test('four, `this` and the columns of a table are none too many', () => {
    const text = [
      'function f(this: Window, a: 1, b: 1, c: 1, d: 1) {}',
      'test.each([[1, 2, 3, 4, 5]])("%s", (a, b, c, d, e) => a);',
    ].join('\n');
    expect(broken('parameters', { 'a/f.test.ts': text })).toEqual([]);
  });
});

describe('mutual', () => {
  const back = { 'a/y/t.ts': "import type { S } from '../x/s.js';" };

  test.each([
    ['an import', "import { t } from '../y/t.js';"],
    ['an import of a type', "import type { T } from '../y/t.js';"],
    ['what is handed on', "export { t } from '../y/t.js';"],
    ['an import at run time', "const t = await import('../y/t.js');"],
    ['a type in its place', "type T = import('../y/t.js').T;"],
    ['a path without its ending', "import { t } from '../y/t';"],
  ])('two folders by %s', (_, text) => {
    expect(broken('mutual', { ...back, 'a/x/s.ts': text })).toEqual([
      'a/x ⇄ a/y (a/x/s.ts → a/y/t.ts, a/y/t.ts → a/x/s.ts)',
    ]);
  });

  test('a folder and one inside it, by other files', () => {
    const inside = {
      'a/up.ts': "import './x/s.js';",
      'a/x/s.ts': '',
      'a/x/t.tsx': "import '../low.js';",
      'a/low.tsx': '',
    };
    expect(broken('mutual', inside)).toEqual(['a ⇄ a/x (a/up.ts → a/x/s.ts, a/x/t.tsx → a/low.tsx)']);
  });

  test('a test may import what imports its folder, and a file what lies beside it', () => {
    const fine = { 'a/x/s.test.ts': "import '../y/t.js';", 'a/x/s.ts': "import './r.js';", 'a/x/r.ts': '' };
    expect(broken('mutual', { ...back, ...fine })).toEqual([]);
  });

  test('an index that only hands on may reach into its folders, one that does more may not', () => {
    const inside = { 'a/x/t.ts': "import '../low.js';", 'a/low.ts': '' };
    const door = "import './x/t.js';\nexport { t } from './x/t.js';";
    expect(broken('mutual', { ...inside, 'a/index.ts': door })).toEqual([]);
    expect(broken('mutual', { ...inside, 'a/index.ts': `${door}\nexport const u = 1;` })).toHaveLength(1);
    expect(broken('mutual', { ...inside, 'a/door.ts': door })).toHaveLength(1);
    expect(broken('mutual', { 'a/x/t.ts': "import '../index.js';", 'a/index.ts': '', 'a/b.ts': door })).toHaveLength(1);
  });
});

describe('circles', () => {
  const round = {
    'core/src/a/1.ts': "import '../b/in/1.js';",
    'core/src/b/in/1.ts': '',
    'core/src/b/2.ts': "export * from '../c/1.js';",
    'core/src/c/1.ts': "import type { A } from '../a/2.js';",
    'core/src/a/2.ts': '',
    'core/src/d/1.ts': "import '../a/1.js';",
  };

  test('three rooms, by a type too, and no room that only leads there', () => {
    expect(broken('circles', round)).toEqual([
      'a, b, c (core/src/a/1.ts → core/src/b/in/1.ts, core/src/b/2.ts → core/src/c/1.ts, core/src/c/1.ts → core/src/a/2.ts)',
    ]);
  });

  test('a test draws no arrow, nor does what lies in no room or in another package', () => {
    expect(
      broken('circles', { ...round, 'core/src/c/1.ts': '', 'core/src/c/1.test.ts': "import '../a/2.js';" }),
    ).toEqual([]);
    const top = { 'core/src/index.ts': "import './a/1.js';", 'core/src/a/1.ts': "import '../index.js';" };
    expect(broken('circles', top)).toEqual([]);
  });
});

test.each([
  ['a component in kebab-case', 'a/my-part.tsx', 'export const MyPart = () => null;', false],
  ['a component by another name', 'a/Part.tsx', 'export function MyPart() {}', false],
  ['a component by its name, beside others', 'a/MyPart.tsx', 'export const Row = 1;\nexport const MyPart = 1;', true],
  ['a page that its host finds', 'a/page.tsx', 'export default function Page() {}', true],
  ['a constant of a file of tsx', 'a/parts.tsx', 'export const PARTS = 1;', true],
  ['a hook in camelCase', 'a/useThings.tsx', 'export const useThings = 1;', false],
  ['a class in PascalCase', 'a/Thing.ts', 'export class Thing {}', false],
  ['a function in kebab-case', 'a/of-things.test.ts', 'export const ofThings = 1;', true],
  ['a style sheet in PascalCase', 'a/Things.css', '', false],
  ['the settings of a tool', '.the-tool.config.mjs', '', true],
])('names: %s', (_, path, text, fine) => {
  expect(broken('names', { [path]: text })).toEqual(fine ? [] : [path]);
});

test('names: a test of a component has its name', () => {
  const part = { 'a/Part.tsx': 'export const Part = 1;', 'a/Part.test.tsx': '' };
  expect(broken('names', part)).toEqual([]);
  expect(broken('names', { ...part, 'a/Other.test.tsx': '' })).toEqual(['a/Other.test.tsx']);
});
