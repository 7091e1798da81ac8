import { once } from 'node:events';
import { dropSpares } from './spare-databases.mjs';

/** After the last test: ends the MongoDB that the set-up started; in one that was given, leaves nothing behind. */
export default async function tearDown() {
  const child = globalThis.databaseProgram;
  if (!child) return dropSpares(process.env.MONGODB_URI);
  if (child.exitCode !== null) return;
  child.stdin.end();
  await once(child, 'exit');
}
