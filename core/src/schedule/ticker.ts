/** Something done again and again by this process alone. */
export interface Ticker {
  stop(): void;
}

/**
 * Does work every so many milliseconds, also while a round before is under way; the first time after a part of that, so
 * that several processes do not do it at the same moment.
 */
export const startTicker = (everyMs: number, work: () => void): Ticker => {
  let timer: NodeJS.Timeout;
  const tick = (): void => {
    timer = setTimeout(tick, everyMs);
    work();
  };
  timer = setTimeout(tick, Math.random() * everyMs);
  return { stop: () => clearTimeout(timer) };
};
