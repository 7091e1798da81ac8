import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { repositoryRoot } from './repository.js';

/** One complaint of ESLint; `line` counts from 1. */
export interface Complaint {
  line: number;
  ruleId: string | null;
  message: string;
}

/**
 * Lints each text as if it stood in its file of this repository (which must exist, for the type-checked rules), all in
 * one process of their own: jest's module loader is not for ESLint.
 */
export const lintAll = async (wanted: { file: string; text: string }[]): Promise<Complaint[][]> => {
  const child = spawn(process.execPath, [join(repositoryRoot, 'test/support/lint-texts.mjs')], {
    cwd: repositoryRoot,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  child.stdin.end(JSON.stringify(wanted));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  try {
    return JSON.parse(out) as Complaint[][];
  } catch {
    throw new Error(`ESLint gave no report: ${err || out}`);
  }
};
