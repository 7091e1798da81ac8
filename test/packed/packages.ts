import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../support/repository.js';

const run = promisify(execFile);

/** The folders of what is published, by the last part of its name. */
export const PACKAGES = {
  core: 'core',
  'admin-ui': 'admin-ui',
  payload: 'plugin-payload',
  medusa: 'plugin-medusa',
} as const;
export type PackageName = keyof typeof PACKAGES;

export type Tarballs = Record<PackageName, string>;

/** Packs all of them as they would be published, into a folder. They must have been built. */
export const packAll = async (folder: string): Promise<Tarballs> => {
  const packed = Object.entries(PACKAGES).map(async ([name, cwd]) => {
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], {
      cwd: join(repositoryRoot, cwd),
    });
    return [name, join(folder, stdout.trim().split('\n').at(-1) ?? '')] as const;
  });
  return Object.fromEntries(await Promise.all(packed)) as Tarballs;
};
