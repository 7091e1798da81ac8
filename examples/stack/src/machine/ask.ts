import { createInterface } from 'node:readline/promises';

/** Puts a yes-or-no question to whoever decides. */
export type Ask = (question: string) => Promise<boolean>;

/** Asks on the terminal; where there is none (CI, a container, a pipe) the answer is yes. */
export const askOnTerminal: Ask = async (question) => {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${question} [Y/n] `);
    return !/^\s*n/i.test(answer);
  } finally {
    terminal.close();
  }
};
