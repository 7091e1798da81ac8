import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardFolder } from './guard.js';

export interface TemporaryFolder {
  path: string;
  remove(): Promise<void>;
}

/** A new folder for throw-away data; it also goes when this process is killed. */
export async function temporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `whenthen-${name}-`));
  const release = guardFolder(path);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      release();
    },
  };
}
