/** Something that must not be committed; `in` says which files are looked at. */
interface Blemish {
  name: string;
  pattern: RegExp;
  in: RegExp;
}

const CODE = /\.(ts|tsx|mts|js|mjs|cjs)$/;
const TEXT = /\.(ts|tsx|mts|js|mjs|cjs|json|md|sh|css|html|ya?ml)$|(^|\/)\.[^/]*(rc|config|attributes|ignore)$|^\.ci\//;
const TEST = /\.test\.tsx?$/;

// The patterns are put together, so that this file is not found by them.
const either = (...words: string[]): string => `(?:${words.join('|')})`;

/** What a clean repository does not hold. */
const BLEMISHES: Blemish[] = [
  {
    name: "a path of somebody's machine",
    pattern: new RegExp(`(?<![\\w.:/-])/${either('work', 'root', 'Users/[\\w.-]+', 'home/[\\w.-]+')}/[\\w.-]`),
    in: TEXT,
  },
  { name: 'a test that runs alone', pattern: new RegExp(`\\b${either('it', 'test', 'describe')}\\.only\\b`), in: TEST },
  { name: 'a test that runs alone', pattern: new RegExp(`(?<![\\w.])f${either('it', 'describe')}\\(`), in: TEST },
  {
    name: 'a test that never runs',
    pattern: new RegExp(`\\b${either('it', 'test', 'describe')}\\.${either('skip', 'todo')}\\b`),
    in: TEST,
  },
  {
    name: 'a test that never runs',
    pattern: new RegExp(`(?<![\\w.])x${either('it', 'test', 'describe')}\\(`),
    in: TEST,
  },
  {
    name: 'a lint rule switched off without a reason (write it behind " -- ")',
    pattern: /eslint-disable(?![^\n]* -- \S)/,
    in: CODE,
  },
  { name: 'a compiler error hidden', pattern: new RegExp(`@ts-${either('ignore', 'nocheck')}\\b`), in: CODE },
  { name: 'a debugger statement', pattern: /^\s*debugger;/m, in: CODE },
  { name: 'an address of a package registry', pattern: /"resolved": "https?:/, in: /(^|\/)package-lock\.json$/ },
];

/** The blemishes of one file, by name, with the line (from 1) of the first of each. */
export const blemishesOf = (path: string, text: string): string[] =>
  BLEMISHES.filter((blemish) => blemish.in.test(path)).flatMap(({ name, pattern }) => {
    const at = pattern.exec(text)?.index;
    return at === undefined ? [] : [`${path}:${text.slice(0, at).split('\n').length} ${name}`];
  });
