import { execFileSync } from 'node:child_process';
import { createProject } from './project.js';

/** A Node to run things on. */
export interface Node {
  version: string;
  path: string;
}

/** The Node that runs the tests, and the newest with long-term support, which npm has as a package. */
export const findNodes = async (): Promise<Node[]> => {
  const project = await createProject('node', { dependencies: {}, tarballs: ['node@24'], files: {} });
  const path = project.path('node_modules/node/bin/node');
  return [process.execPath, path].map((node) => ({
    path: node,
    version: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
  }));
};
