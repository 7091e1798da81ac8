import type { NextConfig } from 'next';
import { relative, sep } from 'node:path';
import { packagesOf } from './packages-of.js';

const ENGINE = '@whenthen/core';

/** What of a package runs. */
const FILES = '**/*.{js,mjs,cjs,json,node,wasm}';

const globsOf = (project: string): string[] =>
  packagesOf(ENGINE, project).map((folder) => `${relative(project, folder).split(sep).join('/')}/${FILES}`);

/**
 * The settings of Next that the plugin needs, added to yours: `withPayload(withWhenthen({ output: 'standalone' }))`.
 *
 * Payload and the engine stay out of the bundle: there has to be one of each in a process. Next then does not see what
 * the engine is made of, and is told, so that a standalone build has all of it.
 * @param project the folder of the project; where the build runs, unless told
 */
export const withWhenthen = (config: NextConfig = {}, project: string = process.cwd()): NextConfig => {
  const { serverExternalPackages = [], outputFileTracingIncludes = {} } = config;
  return {
    ...config,
    serverExternalPackages: [...new Set([...serverExternalPackages, 'payload', ENGINE])],
    outputFileTracingIncludes: {
      ...outputFileTracingIncludes,
      '/**': [...(outputFileTracingIncludes['/**'] ?? []), ...globsOf(project)],
    },
  };
};
