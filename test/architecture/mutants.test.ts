import { sourceOf, timesFound } from '../mutants/copy.js';
import { MUTANTS } from '../mutants/mutants.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';

/** `npm run mutants` takes its time; that it still finds what it takes away is looked at here. */
test.each(MUTANTS)('“$name” can be taken away, and its test is there', async (mutant) => {
  expect(timesFound(await sourceOf(mutant), mutant)).toBe(1);
  const text = await readFile(join(repositoryRoot, 'test', mutant.test.file), 'utf8');
  // Behind the last “%s” or “$name” of a test that stands for several, its name is made.
  const written = mutant.test.name.split(/ (?:at “|there: )/)[0] ?? '';
  expect(text).toContain(written.replace(/,$/, ''));
});
