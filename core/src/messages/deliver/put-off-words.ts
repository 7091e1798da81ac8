import type { PutOffCause } from '../../decide/index.js';
import type { Topic } from '../../definition/shop-settings/index.js';

const SIX_DAYS = 6 * 86_400_000;

/** Where a zone is, for people: `in Berlin`; `UTC` is nowhere. */
const placeOf = (zone: string): string => {
  const city = zone.split('/').slice(1).at(-1)?.replaceAll('_', ' ');
  return city === undefined ? zone : `in ${city}`;
};

/** A moment to come (Unix milliseconds) as people say it: `Tue 09:00 in Berlin`, further off `Tue 8 Dec, 09:00 in Berlin`. */
export const momentWords = (at: number, { now, timeZone }: { now: number; timeZone: string }): string => {
  const words = (zone: string): string => {
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at);
    const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const day = part({ weekday: 'short' });
    const date = at - now > SIX_DAYS ? ` ${part({ day: 'numeric', month: 'short' })},` : '';
    return `${day}${date} ${time} ${placeOf(zone)}`;
  };
  try {
    return words(timeZone);
  } catch {
    return words('UTC');
  }
};

/** Why a mail is put off: `quiet hours`, `at most 2 marketing e-mails in 7 days`. */
export const causeWords = (cause: PutOffCause, topics: readonly Topic[]): string => {
  if (cause.kind === 'quiet') return 'quiet hours';
  const { topic, most, days } = cause.rule;
  const about = topic === null ? '' : ` about “${topics.find(({ id }) => id === topic)?.name ?? topic}”`;
  const what = `${topic === null ? 'marketing ' : ''}${most === 1 ? 'e-mail' : 'e-mails'}${about}`;
  return `at most ${most} ${what} in ${days === 1 ? 'a day' : `${days} days`}`;
};
