import { subtractDuration } from '../decide/index.js';
import type { RetentionKind, RetentionSettings } from '../definition/shop-settings/index.js';
import type { Duration } from '../definition/duration.js';

const DAY = 86_400_000;

/** Time zones lie at most so far apart, in milliseconds. */
const ZONES = 26 * 3_600_000;

/** An event that came in lately is kept, however long ago it happened: it may be handed over again. In milliseconds. */
const HANDED_OVER = 30 * DAY;

/** What is older than this is not kept; `null`: all is. */
export const cutoffOf = (kind: RetentionKind, settings: RetentionSettings, now: number): Date | null => {
  const days = settings[kind];
  if (days === null) return null;
  // What was written in an e-mail goes with its message at the latest.
  const kept = kind === 'bodies' && settings.messages !== null ? Math.min(days, settings.messages) : days;
  return new Date(now - kept * DAY);
};

/** Events that came in after this are kept. */
export const receivedCutoff = (now: number): Date => new Date(now - HANDED_OVER);

/** Gates are kept as long as the longest re-entry rule asks for them. */
export const gateCutoff = (
  settings: RetentionSettings,
  rules: Duration[],
  now: number,
  { timeZone, timeScale }: { timeZone: string; timeScale: number },
): Date | null => {
  const cutoff = cutoffOf('gates', settings, now);
  if (!cutoff) return null;
  const asked = rules.map((rule) => subtractDuration(now, rule, timeZone, timeScale) - ZONES);
  return new Date(Math.min(cutoff.getTime(), ...asked));
};
