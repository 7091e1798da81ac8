import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, writtenFiles } from '../support/repository.js';

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');
const page = read('docs/endpoints.md');
const routesTold = [...page.matchAll(/^### `((?:GET|POST) \/(?!api\/)[^`]+)`$/gm)].map(([, route]) => route);

/** As Medusa finds them: by folder, and by the methods that a file exports. */
const routesOfStore = writtenFiles()
  .filter((file) => /^plugin-medusa\/src\/api\/.*\/route\.ts$/.test(file))
  .flatMap((file) => {
    const path = file
      .replace(/^plugin-medusa\/src\/api/, '')
      .replace(/\/route\.ts$/, '')
      .replace(/\[(\w+)\]/g, ':$1');
    return [...read(file).matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
      ([, method]) => `${method} ${path}`,
    );
  });

test('every endpoint of the store stands in docs/endpoints.md once, and nothing else does', () => {
  expect(routesOfStore.length).toBeGreaterThan(5);
  expect(routesTold.sort()).toEqual(routesOfStore.sort());
});

test.each(['README.md', 'plugin-payload/README.md', 'plugin-medusa/README.md', 'docs/forms-and-webhooks.md'])(
  '%s leads there',
  (file) => {
    expect(read(file)).toMatch(/\]\((\.\.\/docs\/|docs\/)?endpoints\.md[)#]/);
  },
);
