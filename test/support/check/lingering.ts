import { existsSync } from 'node:fs';

/** How often it is looked whether a report is there, in milliseconds. */
const LOOK = 1_000;

/**
 * Calls back once a run goes on for longer than `lingers` (in milliseconds) behind its report: its tests are over, and
 * something that one of them left open keeps it from ending.
 * @returns what ends the watch
 */
export const watchReport = (report: string, lingers: number, onLingering: () => void): (() => void) => {
  let writtenAt: number | undefined;
  const timer = setInterval(
    () => {
      if (writtenAt === undefined && existsSync(report)) writtenAt = performance.now();
      if (writtenAt === undefined || performance.now() - writtenAt < lingers) return;
      clearInterval(timer);
      onLingering();
    },
    Math.min(LOOK, lingers),
  );
  return () => clearInterval(timer);
};
