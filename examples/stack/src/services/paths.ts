import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const repositoryDir = fileURLToPath(new URL('../../../../', import.meta.url));

/** The folder of an example, for example `store`. */
export function exampleDir(name: 'store' | 'cms' | 'stack'): string {
  return join(repositoryDir, 'examples', name);
}

/**
 * The script behind a command of an installed package, so that Node can be given it directly: no shell and no npm
 * stand between us and the process.
 * @param from the folder that has the package in its dependencies
 * @throws Error saying to run `npm install` when the package is not there.
 */
export function commandScript(from: string, packageName: string, command: string): string {
  const manifest = findManifest(from, packageName);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin?: string | Record<string, string> };
  const script = typeof bin === 'string' ? bin : bin?.[command];
  if (!script) throw new Error(`${packageName} has no command "${command}".`);
  return join(dirname(manifest), script);
}

/** Looks through the folders where Node would: `exports` of a package often hides its own package.json. */
function findManifest(from: string, packageName: string): string {
  const folders = createRequire(join(from, 'package.json')).resolve.paths(packageName) ?? [];
  for (const folder of folders) {
    const manifest = join(folder, packageName, 'package.json');
    try {
      readFileSync(manifest);
      return manifest;
    } catch {
      // Not here: further up.
    }
  }
  throw new Error(`The package ${packageName} is not installed: run npm install in ${repositoryDir}.`);
}
