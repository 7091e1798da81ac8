import { useSyncExternalStore } from 'react';

/** How often relative times are written anew, in milliseconds. */
const REFRESH = 30_000;

let current = 0;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

const tick = () => {
  current = Date.now();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  ticking ??= setInterval(tick, REFRESH);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
};
const read = () => (current ||= Date.now());
const onServer = () => undefined;

/** The reader's clock in Unix milliseconds, twice a minute; `undefined` while rendering on a server and hydrating. */
export const useNow = (): number | undefined => useSyncExternalStore<number | undefined>(subscribe, read, onServer);
