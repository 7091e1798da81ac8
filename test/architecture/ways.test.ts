import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

/** Pages that name files and folders, and where their names begin, beside the repository and their own folder. */
const PAGES: Record<string, string> = {
  'docs/architecture.md': 'core/src',
  'core/src/flow/ARCHITECTURE.md': 'core/src',
  'CONTRIBUTING.md': 'core/src',
  'docs/decisions/0015-floors-and-slices.md': 'core/src',
  'docs/decisions/0016-store-contract.md': 'core/src',
};

/** What stands in backticks and is a file with an ending, or a folder with a slash at its end. */
const FILE = /`((?:[\w.[\]-]+\/)+[\w.[\]-]+\.(?:tsx?|mjs|md|css|json))`/g;
const FOLDER = /`((?:[\w.[\]-]+\/)+)`/g;

const namesIn = (text: string): string[] => [
  ...new Set([FILE, FOLDER].flatMap((kind) => [...text.matchAll(kind)].map(([, name = '']) => name))),
];

const isThere = (page: string, name: string): boolean =>
  ['', dirname(page), PAGES[page] ?? '']
    .map((from) => join(repositoryRoot, from, name))
    .some((path) => existsSync(path) && statSync(path).isDirectory() === name.endsWith('/'));

test.each(Object.keys(PAGES))('what %s names is there', (page) => {
  const names = namesIn(read(page));
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !isThere(page, name))).toEqual([]);
});

test('files with an ending and folders with a slash are found, other code is not', () => {
  const text = 'See `core/src/a.ts`, `b/[token]/route.ts` and `flow/`; not `a.b`, `POST /forms/:id`, `/up/` or `@x/y`.';
  expect(namesIn(text)).toEqual(['core/src/a.ts', 'b/[token]/route.ts', 'flow/']);
});

test('every gap stands once in the tables of the flow, and nothing else does', () => {
  const gaps = [...read('core/src/kernel/gaps.ts').matchAll(/^ {2}'([a-z]+: [^']+)':/gm)].map(([, gap = '']) => gap);
  const told = [...read('core/src/flow/ARCHITECTURE.md').matchAll(/^\|[^|]*\| `([a-z]+: [^`]+)` +\|/gm)];
  expect(gaps.length).toBeGreaterThan(40);
  expect(told.map(([, gap = '']) => gap).sort()).toEqual(gaps.sort());
});
