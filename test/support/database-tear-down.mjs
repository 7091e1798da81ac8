import { once } from 'node:events';

/** After the last test: ends the MongoDB that the set-up started, if it did. */
export default async function tearDown() {
  const child = globalThis.databaseProgram;
  if (!child || child.exitCode !== null) return;
  child.stdin.end();
  await once(child, 'exit');
}
