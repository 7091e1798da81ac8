import { isbot } from 'isbot';

/** Mail programs that fetch for a person who is reading: their proxies look like bots, and are none. */
const READERS = /GoogleImageProxy|YahooMailProxy/i;

/** Nobody reads so fast; scanners that look at a mail when it arrives do. In milliseconds. */
const TOO_FAST = 2_000;

/**
 * Whether a program, and not a person, opened a mail or followed a link: by what it calls itself, and by how soon after
 * the mail was sent it came. Apple's privacy proxy, which opens every mail, calls itself nothing but "Mozilla/5.0".
 */
export const isMachine = (userAgent: string | undefined, sinceSentMs: number | undefined): boolean => {
  if (sinceSentMs !== undefined && sinceSentMs < TOO_FAST) return true;
  const agent = userAgent?.trim() ?? '';
  if (READERS.test(agent)) return false;
  return agent === '' || agent === 'Mozilla/5.0' || isbot(agent);
};
