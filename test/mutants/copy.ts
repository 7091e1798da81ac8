import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import typescript from 'typescript';
import { repositoryRoot } from '../support/repository.js';
import type { Mutant } from './mutants.js';

const core = join(repositoryRoot, 'core');

export const sourceOf = ({ file }: Pick<Mutant, 'file'>): Promise<string> => readFile(join(core, 'src', file), 'utf8');

/** How often the text that a mutant replaces stands in the source. */
export const timesFound = (source: string, { find }: Pick<Mutant, 'find'>): number => source.split(find).length - 1;

/** Makes a copy of core as it is built, in a folder of its own, without one mechanism. Returns the copy's folder. */
export const copyWithout = async (folder: string, mutant: Mutant | undefined): Promise<string> => {
  const copy = join(folder, 'core');
  await mkdir(copy, { recursive: true });
  await cp(join(core, 'dist'), join(copy, 'dist'), { recursive: true });
  await cp(join(core, 'package.json'), join(copy, 'package.json'));
  await symlink(join(core, 'node_modules'), join(copy, 'node_modules'));
  await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
  if (!mutant) return copy;
  const source = await sourceOf(mutant);
  const times = timesFound(source, mutant);
  if (times !== 1) throw new Error(`${mutant.file} has the text of “${mutant.name}” ${times} times, not once`);
  const { outputText } = typescript.transpileModule(
    source.replace(mutant.find, () => mutant.replace),
    {
      compilerOptions: {
        target: typescript.ScriptTarget.ES2022,
        module: typescript.ModuleKind.ES2022,
        verbatimModuleSyntax: true,
      },
    },
  );
  await writeFile(join(copy, 'dist', mutant.file.replace(/\.ts$/, '.js')), outputText);
  return copy;
};
