import anyAscii from 'any-ascii';

/** Which cells of a column say that somebody gets no marketing mail. */
export type Meaning = { when: 'yes' | 'no' | 'noOrEmpty' | 'any' } | { when: 'oneOf'; values: string[] };

/** A column of a list: its heading, the first few hundred different things in it, and whether it has empty cells. */
export interface Column {
  heading: string;
  says: string[];
  gaps: boolean;
}

const words = (...lines: string[]): Set<string> => new Set(lines.flatMap((line) => line.split(', ')));

const YES = words('yes, y, true, t, 1, x, on, checked, ✓, ✔, ☑, ja, wahr, oui, vrai, si, sí');
const NO = words('no, n, false, f, 0, off, unchecked, nein, falsch, non, faux');
/** Where a moment or a reason stands if there is one: these are none. */
const NOTHING = words(
  '-, --, –, —, null, none, nil, nan, na, n/a, n.a., undefined, [], {}, [ ], { }, 0000-00-00, 0000-00-00 00:00:00',
);

/** Words for somebody who may be mailed. */
const GOOD = words(
  'active, subscribed, subscriber, confirmed, opted in, optin, opt in, granted, agreed, accepted, enabled, valid, verified',
  'deliverable, engaged, express, express consent, implied, implied consent, explicit, single opt in, double opt in, marketing contact',
);
/** Words for somebody who did not agree, does not want it, or whom it does not reach; and which can mean nothing else. */
const OUT = words(
  'unsubscribed, unsubscribe, nonsubscribed, non subscribed, not subscribed, never subscribed, opted out, optout, opt out, revoked',
  'bounced, hard bounced, hard bounce, soft bounced, soft bounce, cleaned, undeliverable, undelivered, complained, complaint',
  'spam complaint, reported spam, marked as spam, suppressed, user suppressed, blacklisted, blocklisted, unconfirmed',
  'non marketing contact, no permission set, not activated, abgemeldet, desabonne, transactional',
);

const word = (cell: string): string => cell.trim().toLowerCase().replace(/[_-]+/g, ' ');
const isYesOrNo = (cell: string): boolean => YES.has(word(cell)) || NO.has(word(cell));
const isKnown = (cell: string): boolean => isYesOrNo(cell) || GOOD.has(word(cell)) || OUT.has(word(cell));

/** Does a cell say no? */
export const saysNo = (cell: string): boolean => NO.has(word(cell));

/** Does a cell say that somebody gets no marketing mail? Also a word that can mean nothing else does. */
export const saysOut = (cell: string, meaning: Meaning): boolean => {
  const plain = word(cell);
  if (plain === '') return meaning.when === 'noOrEmpty';
  switch (meaning.when) {
    case 'yes':
      return YES.has(plain) || OUT.has(plain);
    case 'no':
    case 'noOrEmpty':
      return NO.has(plain) || OUT.has(plain);
    case 'any':
      return !NOTHING.has(cell.trim().toLowerCase()) && !NO.has(plain);
    case 'oneOf':
      return meaning.values.some((value) => word(value) === plain);
  }
};

/** Headings in Latin letters and figures alone, in lower case. */
const key = (heading: string): string =>
  anyAscii(heading)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Of other ways than mail. */
const ELSEWHERE = /sms|phone|whatsapp|push|postal/;
/** Circumstances of a consent: that it was given is told elsewhere. */
const CIRCUMSTANCE = /(timestamp|date|time|source|method|ip|country|track|message|text|version|language|url|name)$/;
const NEGATIVE =
  /unsub|optedout|optout|optsout|blacklist|blocklist|suppress|donotemail|donotcontact|donotmail|nomail|bounce(?!rate)|cleantime|cleaned|complain|quarantine|abgemeldet|abbestellt|desabonn|desinscri/;
const POSITIVE =
  /accepts\w*marketing|optin|optedin|optsin|newsletter|activesubscription|subscribedto|issubscribed|^subscribed$|consent|agreed|permission|einwilligung|abonniert|abonne$/;
const STATE =
  /^((e?mail\w*|subscri\w+|member|contact|marketing\w*|list|lead)(state|status))$|^(state|status)$|^(e?mail)?subscription$/;
/** So many different words may a state have. */
const FEW = 12;

const isElsewhere = (name: string): boolean => ELSEWHERE.test(name) && !name.includes('mail');

/** Everybody of whom it does not say that they may be mailed. */
const notGood = (says: string[]): Meaning => ({ when: 'oneOf', values: says.filter((cell) => !GOOD.has(word(cell))) });

/**
 * What a column says about consent, as far as its heading and its cells tell; `undefined`: nothing, or it has to be asked.
 * Where both are possible it is taken for "gets no marketing mail": nobody is mailed by a guess.
 */
export const guessMeaning = ({ heading, says, gaps }: Column): Meaning | undefined => {
  const name = key(heading);
  if (isElsewhere(name)) return undefined;
  if (NEGATIVE.test(name)) return { when: says.every(isKnown) ? 'yes' : 'any' };
  const tells = says.some((cell) => GOOD.has(word(cell)) || OUT.has(word(cell)));
  if (STATE.test(name)) return tells && says.length <= FEW ? notGood(says) : undefined;
  if (!POSITIVE.test(name) || CIRCUMSTANCE.test(name) || says.length === 0) return undefined;
  if (says.every(isKnown)) return { when: gaps ? 'noOrEmpty' : 'no' };
  return tells && says.length <= FEW ? notGood(says.filter((cell) => !YES.has(word(cell)))) : undefined;
};

/** Does a column look as if it told who gets no marketing mail? `others`: columns that are used for it already. */
export const looksLikeConsent = (column: Column, others: boolean): boolean => {
  const { heading, says } = column;
  const name = key(heading);
  if (says.length === 0 || isElsewhere(name)) return false;
  if (guessMeaning(column) || says.some((cell) => OUT.has(word(cell)))) return true;
  if (others || CIRCUMSTANCE.test(name)) return false;
  return POSITIVE.test(name) || (STATE.test(name) && name !== 'state' && says.length <= FEW);
};
