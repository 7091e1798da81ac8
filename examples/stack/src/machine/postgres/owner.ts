import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { run } from '../command.js';
import { withLock } from '../lock.js';
import type { Report } from '../report.js';

/** Whom PostgreSQL runs as. It refuses to run as root. */
export interface Owner {
  uid: number;
  gid: number;
}

/** The user to run as: nobody else for an ordinary user, `postgres` (made where it is missing) for root. */
export async function postgresOwner(report: Report): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  const ids = async () => {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid), gid: Number(gid) };
  };
  try {
    return await ids();
  } catch {
    report('Making the system user postgres: PostgreSQL does not run as root');
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return ids();
  }
}

/**
 * The binaries, from a folder that their user can reach. A clone in root's home or in a private temporary folder is
 * closed to the user postgres: then they are copied (60 MB, once per version) to the system's temporary folder.
 */
export async function reachableBinaries(folder: string, owner: Owner | null, report: Report): Promise<string> {
  if (!owner || !(await closedFolder(folder))) return folder;
  const { version } = await import(join(folder, '..', 'package.json'), { with: { type: 'json' } }).then(
    (module: { default: { version: string } }) => module.default,
  );
  const copy = join(tmpdir(), `whenthen-postgres-${version}`);
  const closed = await closedFolder(copy);
  if (closed) throw new Error(advice(folder, closed));
  return withLock(`${copy}.lock`, async () => {
    if (await isOurs(copy)) return copy;
    report(`Copying PostgreSQL to ${copy}: the user postgres cannot reach ${folder}`);
    const unfinished = join(dirname(copy), `${basename(copy)}.unfinished`);
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o755 });
    await cp(folder, unfinished, { recursive: true, verbatimSymlinks: true });
    await rm(copy, { recursive: true, force: true });
    await rename(unfinished, copy);
    return copy;
  });
}

/** The outermost folder on the way to a path that only its owner may pass, or `null`. */
async function closedFolder(path: string): Promise<string | null> {
  const parent = dirname(path);
  const above = parent === path ? null : await closedFolder(parent);
  if (above) return above;
  const { mode } = await stat(path).catch(() => ({ mode: 0o755 }));
  return (mode & 0o001) === 0 ? path : null;
}

/** A copy that is complete; in a folder that everybody may write to, one of another user is not trusted. */
async function isOurs(copy: string): Promise<boolean> {
  return stat(copy).then(
    ({ uid }) => uid === process.getuid?.(),
    () => false,
  );
}

function advice(folder: string, closed: string): string {
  return (
    `PostgreSQL runs as the user postgres, who can reach neither ${folder} nor ${closed}. ` +
    `Run this as an ordinary user, or open the folder (chmod o+x ${closed}), or set DATABASE_URL.`
  );
}
