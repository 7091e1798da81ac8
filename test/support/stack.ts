import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openInbox, type Inbox } from '@whenthen/example-stack/machine/mail/inbox';
import type { CmsSeed } from '@whenthen/example-stack/services/cms';
import type { EngineSettings } from '@whenthen/example-stack/services/engine';
import type { StoreSeed } from '@whenthen/example-stack/services/store';

/** The whole stack, as a test sees it. */
export interface TestStack {
  store: { url: string; seed: StoreSeed };
  cms: { url: string; seed: CmsSeed };
  settings: EngineSettings;
  mailUrl: string;
  inbox: Inbox;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('./stack-program.ts', import.meta.url));

/** Starts the stack in a process of its own, and waits until all of it is up. @throws when it ends before that. */
export const startTestStack = async (timeScale: number): Promise<TestStack> => {
  const child = spawn(process.execPath, ['--import', 'tsx', program, String(timeScale)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('STACK ')) continue;
    const running = JSON.parse(line.slice('STACK '.length)) as Omit<TestStack, 'inbox' | 'stop'>;
    return {
      ...running,
      inbox: openInbox(running.mailUrl),
      async stop() {
        const ended = once(child, 'exit');
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error('The stack could not be started; the lines above say why.');
};
