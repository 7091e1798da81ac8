import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';

const rows = readFileSync(join(repositoryRoot, 'docs/seed-coverage.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (sentence|pattern|-)/.test(line));

test('the table has every sentence, and none is partial', () => {
  expect(rows.length).toBeGreaterThan(45);
  for (const row of rows) expect(row).not.toMatch(/partial|missing|todo|later/i);
});

test.each(rows)('what stands beside it is there: %s', (row) => {
  const proof = row.split('|')[2] ?? '';
  const named = [...proof.matchAll(/((?:acceptance|integration)\/[\w./-]+\.test\.ts|e2e)(?: ("[^;|(]*))?/g)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, file = '', titles = ''] of named) {
    const path = join(repositoryRoot, 'test', file === 'e2e' ? 'e2e/merchant.test.ts' : file);
    expect({ file, there: existsSync(path) }).toEqual({ file, there: true });
    const source = readFileSync(path, 'utf8');
    for (const [, title = ''] of titles.matchAll(/"([^"]+)"/g))
      expect({ file, title, there: source.includes(title) }).toEqual({ file, title, there: true });
  }
});
