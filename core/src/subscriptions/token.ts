import { seal, unseal } from '../kernel/seal.js';

/** What a token's bearer may do. One that was made for the one is good for nothing else. */
export const tokenPurposes = ['unsubscribe', 'resubscribe', 'preferences'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** What a token says. It holds the person's id, which means nothing outside the engine, and no personal data. */
export interface TokenClaims {
  purpose: TokenPurpose;
  person: string;
  /** When it ends, in Unix milliseconds; a link in a mail never does. */
  expires?: number;
}

export type TokenReading = { claims: TokenClaims } | { fault: 'bad' | 'expired' };

const VERSION = '1';
const DOMAIN = 'whenthen:subscription:';
/** Far above any token made here: what is longer is not looked at. */
const MAX_LENGTH = 400;

/** Signs claims. The token is made of letters, digits, "-" and "_". */
export const signToken = ({ purpose, person, expires }: TokenClaims, secret: string): string =>
  seal(DOMAIN, [VERSION, purpose, expires ?? '', person].join(':'), secret);

/** Reads a token that was signed with one of the secrets. Never throws. */
export const readToken = (token: unknown, secrets: readonly string[], now: number): TokenReading => {
  const body = unseal(DOMAIN, token, secrets, MAX_LENGTH);
  if (body === undefined) return { fault: 'bad' };
  const [version, purpose, expires, ...person] = body.split(':');
  const known = tokenPurposes.find((name) => name === purpose);
  if (version !== VERSION || !known) return { fault: 'bad' };
  if (expires && Number(expires) <= now) return { fault: 'expired' };
  return { claims: { purpose: known, person: person.join(':'), ...(expires ? { expires: Number(expires) } : {}) } };
};
