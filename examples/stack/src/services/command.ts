import { readFile, stat } from 'node:fs/promises';
import type { z } from 'zod';
import { startProcess, type ProcessOptions } from '../machine/process.js';

/** A program that runs to its end; see `ProcessOptions`. */
export type CommandOptions = Omit<ProcessOptions, 'ready' | 'readyTimeoutMs' | 'stopSignal' | 'signal'> & {
  /** Stops the program, and fails the command. */
  signal?: AbortSignal | undefined;
};

/**
 * Runs a program to its end in a process group of its own and returns what it wrote.
 * @throws Error with the end of its output when it fails or was stopped by `signal`.
 */
export async function runCommand({ signal, ...options }: CommandOptions): Promise<string> {
  signal?.throwIfAborted();
  const before = await stat(options.logFile).then(
    ({ size }) => size,
    () => 0,
  );
  const started = await startProcess(options);
  const stop = () => void started.stop(3_000);
  signal?.addEventListener('abort', stop, { once: true });
  const { code, signal: endedBy } = await started.exited;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  const output = (await readFile(options.logFile)).subarray(before).toString();
  if (code === 0) return output;
  const end = output.trim().split('\n').slice(-40).join('\n');
  throw new Error(`${options.name} ended with ${code ?? endedBy}. The end of its output (${options.logFile}):\n${end}`);
}

/**
 * Reads the line `SEED {json}` that the seeds of store and CMS print.
 * @throws Error when there is none or it is not as expected.
 */
export function readSeed<T>(name: string, output: string, schema: z.ZodType<T>): T {
  const line = /^.*?\bSEED (\{.*\})\s*$/m.exec(output)?.[1];
  if (!line) throw new Error(`${name} printed no line "SEED {…}". It printed:\n${output.trim().slice(-2_000)}`);
  return schema.parse(JSON.parse(line));
}
