import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { repositoryRoot, writtenFiles } from '../repository.js';
import { factsOf, type FileFacts } from './facts.js';

/** The packages of the house; what lies in none of them is the root's. */
export const PACKAGES = ['core', 'admin-ui', 'plugin-medusa', 'plugin-payload', 'examples', 'test', 'root'] as const;

export type PackageName = (typeof PACKAGES)[number];

const READ = new Set(['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.css', '.sh', '.html']);

const packageOf = (path: string): PackageName => PACKAGES.find((name) => path.startsWith(`${name}/`)) ?? 'root';

/** The written files of each package, read. */
export const readPackages = (): Record<PackageName, FileFacts[]> => {
  const packages: Record<PackageName, FileFacts[]> = {
    core: [],
    'admin-ui': [],
    'plugin-medusa': [],
    'plugin-payload': [],
    examples: [],
    test: [],
    root: [],
  };
  for (const path of writtenFiles().filter((written) => READ.has(extname(written)))) {
    packages[packageOf(path)].push(factsOf(path, readFileSync(join(repositoryRoot, path), 'utf8')));
  }
  return packages;
};
