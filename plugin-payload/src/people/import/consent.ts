/** Which cells of a column say that somebody gets no marketing mail. */
export type Meaning = { when: 'yes' } | { when: 'no' } | { when: 'any' } | { when: 'oneOf'; values: string[] };

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'on', 'ja', 'oui', 'si', 'sí']);
const NO = new Set(['no', 'n', 'false', '0', 'off', 'nein', 'non']);
/** Where a moment stands if there is one: these are none. */
const NOTHING = new Set(['', '-', '0', 'false', 'no', 'null', 'none', 'n/a', '0000-00-00', '0000-00-00 00:00:00']);

/** Words of other tools for somebody who did not agree, does not want it, or whom it does not reach. */
const OUT = new Set(
  [
    'unsubscribed, unsubscribe, nonsubscribed, not subscribed, never subscribed, opted out, optout, opt out, revoked, denied',
    'bounced, bounce, hard bounced, hard bounce, soft bounced, cleaned, invalid, undelivered',
    'complained, complaint, spam, spam complaint, reported spam, abuse, junk, marked as spam',
    'suppressed, blacklisted, blocklisted, blocked, banned, inactive, deleted, archived, forgotten',
    'unconfirmed, pending, awaiting confirmation, transactional',
  ].flatMap((line) => line.split(', ')),
);

const word = (cell: string): string => cell.trim().toLowerCase().replace(/[_-]+/g, ' ');

/** Does a cell say that somebody gets no marketing mail? Also a word that can mean nothing else does. */
export const saysOut = (cell: string, meaning: Meaning): boolean => {
  const plain = cell.trim().toLowerCase();
  if (plain === '') return false;
  switch (meaning.when) {
    case 'yes':
      return YES.has(plain) || OUT.has(word(cell));
    case 'no':
      return NO.has(plain) || OUT.has(word(cell));
    case 'any':
      return !NOTHING.has(plain);
    case 'oneOf':
      return meaning.values.some((value) => word(value) === word(cell));
  }
};

/** Headings without signs, in lower case. When somebody left, or why. */
const MOMENTS = /^(unsub|unsubscrib\w*|optout|optedout|bounced?|complain\w*|clean)(time|at|date|on|reason|timestamp)$/;
const NEGATIVE =
  /unsub|optedout|optout|optsout|blacklist|blocklist|suppress|donotemail|donotcontact|donotmail|nomail|bounced|complained|quarantined/;
const POSITIVE =
  /accepts\w*marketing|optin|optedin|optsin|newsletter|activesubscription|issubscribed|^subscribed$|consent|agreed|permission/;
const STATE = /^((e?mail|subscri\w+|member|contact|marketing|list|lead)?(state|status))$|^(e?mail)?subscription$/;

/** Of other ways than mail. */
const ELSEWHERE = /sms|phone|whatsapp|push|postal/;
/** When or how somebody agreed: that they did is told elsewhere. */
const CIRCUMSTANCE = /(timestamp|date|time|source|method|ip|at)$/;

const key = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The words of a column that mean that somebody gets no marketing mail. */
const outWords = (cells: string[]): string[] => [...new Set(cells.map(word).filter((w) => OUT.has(w)))];

/**
 * What a column says about consent, as far as its heading and its cells tell. Where both are possible it is taken for
 * "gets no marketing mail": nobody is mailed by a guess.
 */
export const guessMeaning = (heading: string, cells: string[]): Meaning | undefined => {
  const name = key(heading);
  if (ELSEWHERE.test(name)) return undefined;
  if (MOMENTS.test(name)) return { when: 'any' };
  const words = outWords(cells);
  if (STATE.test(name)) return words.length > 0 ? { when: 'oneOf', values: words } : undefined;
  if (NEGATIVE.test(name)) return { when: 'yes' };
  if (!POSITIVE.test(name)) return undefined;
  const says = cells.map((cell) => cell.trim().toLowerCase()).filter(Boolean);
  return says.every((cell) => YES.has(cell) || NO.has(cell))
    ? { when: 'no' }
    : words.length > 0
      ? { when: 'oneOf', values: words }
      : undefined;
};

/** Does a column look as if it told who gets no marketing mail? */
export const looksLikeConsent = (heading: string, cells: string[]): boolean => {
  const name = key(heading);
  if (ELSEWHERE.test(name)) return false;
  return (
    guessMeaning(heading, cells) !== undefined ||
    (POSITIVE.test(name) && !CIRCUMSTANCE.test(name) && cells.some(Boolean)) ||
    outWords(cells).some((w) => !['inactive', 'pending', 'deleted', 'archived', 'blocked', 'invalid'].includes(w))
  );
};
