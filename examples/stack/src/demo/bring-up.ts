import { temporaryFolder } from '../machine/folder.js';
import type { Report } from '../machine/report.js';
import { buildAll } from '../services/build.js';
import { beginStack, type Stack, type StackPart, type StackUnderWay } from '../services/stack.js';
import type { Ports } from './ports.js';
import { showProgress } from './progress.js';

/** What is coming up, and how long its steps took, in milliseconds. */
export interface BringUp {
  underWay: StackUnderWay;
  took: Record<string, number>;
  /** Shows the progress until everything is up. @throws what the first failing step throws. */
  show(): Promise<Stack>;
  stop(): Promise<void>;
}

const TITLES: Record<StackPart, string> = {
  mongo: 'MongoDB',
  postgres: 'PostgreSQL',
  mail: 'Mail catcher',
  engine: "The engine's collections",
  store: 'The store: migrate, seed, start',
  cms: 'The CMS: migrate, seed, start',
};

/** Builds what is not built, and starts everything, as much as possible at once. */
export async function bringUp(ports: Ports): Promise<BringUp> {
  const logs = await temporaryFolder('build');
  const abort = new AbortController();
  const took: Record<string, number> = {};
  const listeners = new Map<string, Report>();
  const report = (name: string) => (line: string) => listeners.get(name)?.(line);
  const listen = (name: string) => (listener: Report) => void listeners.set(name, listener);

  const began = performance.now();
  const built = buildAll({ logDir: logs.path, signal: abort.signal, report: report('build') }).then(() => {
    took['Build'] = performance.now() - began;
  });
  built.catch(() => undefined);
  const underWay = await beginStack({ built, ports, report });

  const steps = [
    { title: 'Build what is not built', done: built, onReport: listen('build') },
    ...Object.entries(TITLES).map(([part, title]) => ({
      title,
      done: underWay.parts[part as StackPart],
      onReport: listen(part),
    })),
  ];
  return {
    underWay,
    took,
    async show() {
      await showProgress(steps);
      const stack = await underWay.ready;
      for (const [part, ms] of Object.entries(underWay.took)) took[TITLES[part as StackPart]] = ms;
      return stack;
    },
    async stop() {
      abort.abort(new Error('Everything is being stopped.'));
      await underWay.stop();
      await built.catch(() => undefined);
      await logs.remove();
    },
  };
}
