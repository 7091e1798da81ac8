/** How times are written. */
export interface TimeStyle {
  locale: string;
  timeZone: string;
}

const format = (at: string, { locale, timeZone }: TimeStyle, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(at));

/** The time of day, as the tables write it: `2:05 PM`. */
export const timeOfDay = (at: string, style: TimeStyle): string => format(at, style, { timeStyle: 'short' });

/** Date and time to the second, for a tooltip. */
export const exactTime = (at: string, style: TimeStyle): string =>
  format(at, style, { dateStyle: 'full', timeStyle: 'medium' });

/** The day as a heading: `Monday, 23 November 2026`. */
export const dayHeading = (at: string, style: TimeStyle): string =>
  format(at, style, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });

/** The day as a key: entries of one day in the zone have the same. */
export const dayKey = (at: string, style: TimeStyle): string =>
  format(at, { ...style, locale: 'en-CA' }, { year: 'numeric', month: '2-digit', day: '2-digit' });

const STEPS: [unit: Intl.RelativeTimeFormatUnit, milliseconds: number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago, or in how long, seen from `now` (Unix milliseconds): `2 hours ago`, `now`. */
export const relativeTime = (at: string, now: number, locale: string): string => {
  const apart = Date.parse(at) - now;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const step = STEPS.find(([, size]) => Math.abs(apart) >= size);
  return step ? words.format(Math.trunc(apart / step[1]), step[0]) : words.format(0, 'second');
};
