import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blemishesOf } from '../support/blemishes.js';
import { repositoryRoot, writtenFiles } from '../support/repository.js';

const EXEMPT = ['test/support/blemishes.ts', 'test/architecture/clean.test.ts'];

test('nothing is committed that belongs to one machine or to one hour of work', () => {
  const found = [...writtenFiles(), 'package-lock.json']
    .filter((path) => !EXEMPT.includes(path))
    .flatMap((path) => blemishesOf(path, readFileSync(join(repositoryRoot, path), 'utf8')));
  expect(found).toEqual([]);
});

test.each([
  ['a.ts', "const folder = '/home/somebody/shop';", "a path of somebody's machine"],
  ['docs/a.md', 'Look into /root/shop.', "a path of somebody's machine"],
  ['a.test.ts', "it.only('works', () => {});", 'a test that runs alone'],
  ['a.test.ts', "describe.skip('works', () => {});", 'a test that never runs'],
  ['a.test.tsx', "xit('works', () => {});", 'a test that never runs'],
  ['a.ts', '// eslint-disable-next-line no-console', 'a lint rule switched off'],
  ['a.ts', '// @ts-ignore', 'a compiler error hidden'],
  ['package-lock.json', '"resolved": "https://registry.example.com/a.tgz"', 'an address of a package registry'],
])('%s: %s is found', (path, text, name) => {
  expect(blemishesOf(path, `// first line\n${text}\n`)).toEqual([expect.stringContaining(`${path}:2 ${name}`)]);
});

test.each([
  ['a.ts', "const url = 'http://127.0.0.1/root/list';"],
  ['a.ts', '// eslint-disable-next-line no-console -- the doctor talks to a terminal'],
  ['a.test.ts', "it('skips what is known', () => {});"],
  ['a.ts', 'await submit(form);'],
])('%s: %s is fine', (path, text) => {
  expect(blemishesOf(path, text)).toEqual([]);
});
