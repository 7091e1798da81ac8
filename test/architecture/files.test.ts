import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { repositoryRoot, writtenFiles } from '../support/repository.js';

const CODE = new Set(['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.css', '.sh', '.html']);
const MEDIAN_BELOW = 100;

const linesOf = (path: string): number =>
  readFileSync(join(repositoryRoot, path), 'utf8').replace(/\n$/, '').split('\n').length;

const files = writtenFiles()
  .filter((path) => CODE.has(extname(path)))
  .map((path) => ({ path, lines: linesOf(path) }))
  .sort((a, b) => a.lines - b.lines);

test('there are files to measure', () => {
  expect(files.length).toBeGreaterThan(100);
});

test(`half of the files are shorter than ${MEDIAN_BELOW} lines`, () => {
  expect(files[Math.floor(files.length / 2)]?.lines).toBeLessThan(MEDIAN_BELOW);
});
