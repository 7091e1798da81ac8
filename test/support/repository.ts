import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

const GENERATED = [
  /(^|\/)package-lock\.json$/,
  /(^|\/)importMap\.js$/,
  /(^|\/)payload-types\.ts$/,
  /(^|\/)migrations\//,
  /(^|\/)next-env\.d\.ts$/,
];

/**
 * The files that git keeps or would keep (new ones too, ignored ones not), relative to the repository and without those
 * that programs make.
 */
export const writtenFiles = (): string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\0')
    .filter((path) => path !== '' && !GENERATED.some((generated) => generated.test(path)))
    .filter((path) => existsSync(join(repositoryRoot, path)));
