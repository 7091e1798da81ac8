import type { TimelineEntry } from '@whenthen/core/definition';
import { dayKey, type TimeStyle } from './times.js';

export interface TimelineDay {
  key: string;
  /** A time within the day. */
  at: string;
  entries: TimelineEntry[];
}

/** Groups entries by their day in the zone, keeping their order; a day starts anew when another came between. */
export const groupByDay = (entries: TimelineEntry[], style: TimeStyle): TimelineDay[] => {
  const days: TimelineDay[] = [];
  for (const entry of entries) {
    const key = dayKey(entry.at, style);
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, at: entry.at, entries: [entry] });
  }
  return days;
};
