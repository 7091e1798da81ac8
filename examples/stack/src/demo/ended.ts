import { setTimeout as sleep } from 'node:timers/promises';
import { endOfOutput, type RunningProcess } from '../machine/process.js';

/** Something that is to keep running: its process now, or `null` while it is stopped on purpose. */
export interface KeptRunning {
  process(): RunningProcess | null;
}

const EVERY_MS = 500;

/** Resolves with the process that ended by itself. One that is stopped or restarted on purpose is not meant. */
const endOf = async (service: KeptRunning): Promise<RunningProcess> => {
  for (;;) {
    const running = service.process();
    await running?.exited;
    // Who stops it on purpose takes it out of the service first.
    if (running && service.process() === running) return running;
    await sleep(EVERY_MS, undefined, { ref: false });
  }
};

/**
 * Waits for as long as all of them run.
 * @throws Error when the first ends by itself: which one, how, what to do, and the end of its output.
 */
export const untilOneEnds = async (services: Record<string, KeptRunning>): Promise<never> => {
  const first = Object.entries(services).map(async ([name, service]) => ({ name, ended: await endOf(service) }));
  const { name, ended } = await Promise.race(first);
  const { code, signal } = await ended.exited;
  throw new Error(
    `\n${name} has ended (${code === null ? `by ${signal}` : `with ${code}`}), so the demo cannot go on: everything is stopped. Start it again by npm run demo. The end of its output:\n${await endOfOutput(ended.logFile)}`,
  );
};
