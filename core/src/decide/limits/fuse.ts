import type { FuseSettings } from '../../definition/shop-settings/fuse.js';

const HOUR = 3_600_000;

/** The usual hour is learnt of so many hours: four weeks. */
const LEARNT = 28 * 24;

/** The hour since 1970 that a moment (Unix milliseconds) lies in. */
export const hourOf = (moment: number): number => Math.floor(moment / HOUR);

/** How many entered, by the hour. */
export type Hours = Readonly<Record<string, number>>;

/** The hours before this one that are learnt from, and those that are too long ago. */
const sorted = (hours: Hours, now: number): { learnt: number[]; old: number[] } => {
  const present = hourOf(now);
  const all = Object.keys(hours).map(Number);
  return {
    learnt: all.filter((hour) => hour < present && hour >= present - LEARNT).map((hour) => hours[hour] ?? 0),
    old: all.filter((hour) => hour < present - LEARNT),
  };
};

/**
 * How many usually enter in an hour in which anybody does: the median of the last four weeks, without the present hour;
 * 0 where nobody has. A rush is one hour among many: it hardly moves it.
 */
export const usualHour = (hours: Hours, now: number): number => {
  const counts = sorted(hours, now)
    .learnt.filter((n) => n > 0)
    .sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
};

interface FuseDecision {
  usual: number;
  /** How many more may enter in an hour (since 1970) before entries are paused; may be less than nothing. */
  roomIn: (hour: number) => number;
  /** Hours that need not be known any more. */
  old: number[];
}

/** How many may enter a workflow in an hour, by those who entered it in others. */
export const fuseOf = (hours: Hours, { times, atLeast }: Omit<FuseSettings, 'on'>, now: number): FuseDecision => {
  const usual = usualHour(hours, now);
  const most = Math.max(atLeast, Math.round(times * usual));
  return { usual, roomIn: (hour) => most - (hours[hour] ?? 0), old: sorted(hours, now).old };
};
