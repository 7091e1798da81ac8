import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardFolder } from './guard.js';

export interface TemporaryFolder {
  path: string;
  remove(): Promise<void>;
}

/** A folder in memory; Linux has it. */
const MEMORY = '/dev/shm';
/** In bytes. A container often has 64 MB, a small laptop's memory is better left alone. */
const ROOMY = 6 * 1024 ** 3;

/**
 * A new folder for throw-away data; it also goes when this process is killed.
 * @param inMemory it lies in memory where there is plenty of it, and on the disk elsewhere.
 */
export async function temporaryFolder(name: string, { inMemory = false } = {}): Promise<TemporaryFolder> {
  const parent = inMemory && (await isRoomy(MEMORY)) ? MEMORY : tmpdir();
  const path = await mkdtemp(join(parent, `whenthen-${name}-`));
  const release = guardFolder(path);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      release();
    },
  };
}

async function isRoomy(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= ROOMY;
  } catch {
    return false; // this system has none
  }
}
