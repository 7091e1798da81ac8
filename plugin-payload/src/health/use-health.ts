'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { pollWhileSeen } from '../client/poll-while-seen.js';

/** One thing that is not well; `about` tells several with the same code apart. */
export interface Issue {
  code: string;
  about?: string;
  /** Where something can be done about it. */
  place?: string;
  message: string;
}

interface Findings {
  problems: Issue[];
  notices: Issue[];
}

/** How often it is asked while the page is looked at, in milliseconds. */
const EVERY = 10_000;
const NOTHING: Findings = { problems: [], notices: [] };

// What was found last outlives a page, so that the next one does not begin empty.
let found = NOTHING;
const readers = new Set<() => void>();
const subscribe = (reader: () => void) => {
  readers.add(reader);
  return () => readers.delete(reader);
};

const ask = async (address: string, signal: AbortSignal): Promise<Findings> => {
  const response = await fetch(address, { credentials: 'include', signal });
  // Well or not, the body says how it is; anything else (logged out, no CMS) is not the engine's.
  if (response.status !== 200 && response.status !== 503) return NOTHING;
  const { problems = [], notices = [] } = (await response.json()) as Partial<Findings>;
  return { problems, notices };
};

/** How the engine is, asked again and again; `null` asks nothing. */
export const useHealth = (address: string | null): Findings => {
  useEffect(() => {
    if (address === null) return;
    return pollWhileSeen({
      ask: (signal) => ask(address, signal),
      failed: () => found,
      told: (findings) => {
        found = findings;
        for (const reader of readers) reader();
      },
      every: EVERY,
    });
  }, [address]);
  return useSyncExternalStore(
    subscribe,
    () => found,
    () => NOTHING,
  );
};
