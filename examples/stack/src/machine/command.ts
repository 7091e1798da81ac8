import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The path of a program on PATH, or `null`. On Windows also with `.exe`, `.cmd`. */
export async function findOnPath(...names: string[]): Promise<string | null> {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = join(folder, name + ending);
        if (await isExecutable(file)) return file;
      }
    }
  }
  return null;
}

/** Is there such a file, and may this process run it? */
export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

export interface RunOptions {
  cwd?: string;
  /** Added to this process' environment. */
  env?: Record<string, string | undefined>;
  timeoutMs?: number;
  uid?: number;
  gid?: number;
}

/**
 * Runs a program to its end and returns what it wrote to stdout.
 * @throws Error with the last lines of its output when it fails, cannot be started or takes too long.
 */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<string> {
  const { timeoutMs = 300_000, env, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...rest, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let both = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      both += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => (both += chunk.toString()));
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${command} could not be started: ${error.message}`, { cause: error }));
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(stdout);
      const how = late ? `did not end within ${timeoutMs / 1000} s` : `ended with ${code ?? signal}`;
      reject(new Error(`${command} ${args.join(' ')} ${how}: ${lastLines(both, 8)}`));
    });
  });
}

function lastLines(text: string, count: number): string {
  return text.trim().split('\n').slice(-count).join('\n');
}
