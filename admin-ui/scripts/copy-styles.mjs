import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Copies every style sheet below one folder to the same place below another, `node copy-styles.mjs src dist`, and takes
 * the imports of style sheets out of the types there: TypeScript knows no such module.
 */
const [from, to] = process.argv.slice(2);
if (!from || !to) {
  console.error('Say from where to where: node copy-styles.mjs src dist');
  process.exit(1);
}

for (const file of await readdir(from, { recursive: true })) {
  if (!file.endsWith('.css')) continue;
  const target = join(to, file);
  await mkdir(dirname(target), { recursive: true });
  await cp(join(from, file), target);
}

for (const file of await readdir(to, { recursive: true })) {
  if (!file.endsWith('.d.ts')) continue;
  const types = await readFile(join(to, file), 'utf8');
  const without = types.replaceAll(/^import '[^']*\.css';\n/gm, '');
  if (without !== types) await writeFile(join(to, file), without);
}
