import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token's bearer may do. One that was made for the one is good for nothing else. */
export const tokenPurposes = ['unsubscribe', 'resubscribe'] as const;
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
const MAC_BYTES = 32;
/** So that a signature made for something else with the same secret is never taken for one of these. */
const DOMAIN = 'whenthen:subscription:';
/** Far above any token made here: what is longer is not looked at. */
const MAX_LENGTH = 400;

const macOf = (secret: string, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(DOMAIN).update(body).digest();

/** Signs claims. The token is made of letters, digits, "-" and "_". */
export const signToken = ({ purpose, person, expires }: TokenClaims, secret: string): string => {
  const body = Buffer.from([VERSION, purpose, expires ?? '', person].join(':'));
  return Buffer.concat([macOf(secret, body), body]).toString('base64url');
};

/** Reads a token that was signed with one of the secrets. Never throws. */
export const readToken = (token: unknown, secrets: readonly string[], now: number): TokenReading => {
  if (typeof token !== 'string' || token.length > MAX_LENGTH) return { fault: 'bad' };
  const bytes = Buffer.from(token, 'base64url');
  // Node reads much as base64; only the one spelling that was given out counts.
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return { fault: 'bad' };
  const mac = bytes.subarray(0, MAC_BYTES);
  const body = bytes.subarray(MAC_BYTES);
  if (!secrets.some((secret) => timingSafeEqual(mac, macOf(secret, body)))) return { fault: 'bad' };
  const [version, purpose, expires, ...person] = body.toString().split(':');
  const known = tokenPurposes.find((name) => name === purpose);
  if (version !== VERSION || !known) return { fault: 'bad' };
  if (expires && Number(expires) <= now) return { fault: 'expired' };
  return { claims: { purpose: known, person: person.join(':'), ...(expires ? { expires: Number(expires) } : {}) } };
};
