import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dropSpares } from './spare-databases.mjs';

const program = fileURLToPath(new URL('./database-program.ts', import.meta.url));

/**
 * Before the first test: MONGODB_URI is used as it is; without it a MongoDB is started in a process of its own (jest
 * does not compile what a set-up imports), which ends with its standard input.
 */
export default async function setUp() {
  if (process.env.MONGODB_URI) return dropSpares(process.env.MONGODB_URI);
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  globalThis.databaseProgram = child;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('mongodb://')) continue;
    process.env.MONGODB_URI = line;
    return;
  }
  throw new Error('No MongoDB for the tests could be started; the lines above say why.');
}
