import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

let guard: ChildProcess | undefined;
let keptCount = 0;

/**
 * Has a process group ended should this process die without having ended it itself, even by kill -9.
 * @returns a function to call once the group is gone.
 */
export function guardGroup(leader: number): () => void {
  return keep('group', String(leader));
}

/** Has a folder deleted should this process die without having done so itself. */
export function guardFolder(path: string): () => void {
  return keep('folder', path);
}

function keep(kind: 'group' | 'folder', value: string): () => void {
  if (!guard) guard = startGuard();
  const { stdin } = guard;
  keptCount += 1;
  stdin?.write(`+${kind} ${value}\n`);
  let released = false;
  return () => {
    if (released) return;
    released = true;
    stdin?.write(`-${kind} ${value}\n`);
    keptCount -= 1;
    // With nothing left to guard it ends, and a test's process has no child any more.
    if (keptCount === 0) {
      stdin?.end();
      guard = undefined;
    }
  };
}

function startGuard(): ChildProcess {
  const script = fileURLToPath(new URL('./guard.mjs', import.meta.url));
  // Its own session: Ctrl-C on the terminal and a kill of our group pass it by.
  const child = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  return child;
}
