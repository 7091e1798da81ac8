import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The folder for what was fetched once and serves every later start, over all clones of the repository.
 * `WHENTHEN_CACHE` moves it; `~/.cache/whenthen` otherwise. Deleting it is always safe.
 */
export function cacheDir(...below: string[]): string {
  const root = process.env.WHENTHEN_CACHE ?? join(homedir(), '.cache', 'whenthen');
  return join(resolve(root), ...below);
}
