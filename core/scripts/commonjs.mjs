/**
 * Makes `dist/cjs`: the same entries for `require()`. The engine is made of ES modules and is loaded once in a process,
 * whoever asks for it: each file here asks Node itself for the module beside, which `require()` of an ES module gives
 * since Node 20.19. Node is asked past whatever stands in for `require` (jest, for example, which refuses ES modules).
 * The types are the same files, where TypeScript takes them for CommonJS'.
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const cjs = join(dist, 'cjs');

const { exports: entries } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const loader = (from, to) =>
  [
    "'use strict';",
    "const { createRequire } = process.getBuiltinModule('node:module');",
    `module.exports = createRequire(__filename)(${JSON.stringify(relative(dirname(from), to))});`,
    '',
  ].join('\n');

rmSync(cjs, { recursive: true, force: true });
for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
  if (path.endsWith('.d.ts')) cpSync(join(dist, path), join(cjs, path));
writeFileSync(join(cjs, 'package.json'), `${JSON.stringify({ type: 'commonjs' })}\n`);
for (const { require: entry } of Object.values(entries)) {
  if (!entry) continue;
  const from = join(root, entry.default);
  mkdirSync(dirname(from), { recursive: true });
  writeFileSync(from, loader(from, join(dist, relative(cjs, from))));
}
