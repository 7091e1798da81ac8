import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Manifest {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** The folder of a package as Node finds it from a folder: in its node_modules, or in those above. */
const findPackage = (name: string, from: string): string | undefined => {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(at) === at) return undefined;
  }
};

/** The folders of a package and of all that it depends on, as they lie in a project. None where it is not installed. */
export const packagesOf = (name: string, project: string): string[] => {
  const found = new Set<string>();
  const walk = (one: string, from: string): void => {
    const folder = findPackage(one, from);
    if (folder === undefined || found.has(folder)) return;
    found.add(folder);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
      walk(dependency, folder);
  };
  walk(name, project);
  return [...found];
};
