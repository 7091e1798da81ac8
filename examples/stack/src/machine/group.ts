import { spawnSync } from 'node:child_process';

/**
 * Sends a signal to a process that leads its own group, and to everything in that group.
 * @returns false when nothing of it is left.
 */
export function signalGroup(leader: number, signal: NodeJS.Signals): boolean {
  if (process.platform === 'win32') {
    // Windows has neither groups nor signals: the process tree is ended.
    return spawnSync('taskkill', ['/pid', String(leader), '/T', '/F']).status === 0;
  }
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}

/** Does this process exist? (Also one of another user.) */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
