import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../command.js';
import type { Owner } from './owner.js';

/** A cluster's superuser. The server listens on localhost only. */
export const POSTGRES_USER = 'postgres';
export const POSTGRES_PASSWORD = 'postgres';

/** Makes a cluster in the folder, unless there is one. */
export async function initialise(binaries: string, dataDir: string, owner: Owner | null): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  if (owner) await chown(dataDir, owner.uid, owner.gid);
  await chmod(dataDir, 0o700);
  if (existsSync(join(dataDir, 'PG_VERSION'))) return;
  const program = join(binaries, 'bin', process.platform === 'win32' ? 'initdb.exe' : 'initdb');
  await makeExecutable(program);
  await makeExecutable(join(binaries, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres'));
  const secret = await mkdtemp(join(tmpdir(), 'whenthen-initdb-'));
  try {
    const passwordFile = join(secret, 'password');
    await writeFile(passwordFile, POSTGRES_PASSWORD);
    if (owner) await Promise.all([secret, passwordFile].map((path) => chown(path, owner.uid, owner.gid)));
    const access = ['--auth=scram-sha-256', `--username=${POSTGRES_USER}`, `--pwfile=${passwordFile}`];
    const data = ['--encoding=UTF8', '--locale=C', '--no-sync', `--pgdata=${dataDir}`];
    // A folder that its user may read: initdb looks at where it is.
    await run(program, [...access, ...data], { ...owner, cwd: dataDir, env: { LC_ALL: 'C' } });
  } finally {
    await rm(secret, { recursive: true, force: true });
  }
}

/** npm does not keep the mode of every file of a package. */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}
