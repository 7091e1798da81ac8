import { readToken, signToken, type TokenClaims, type TokenReading } from './token.js';

/** Where the page to unsubscribe is reached, and what signs the way to it. */
export interface LinkOptions {
  /** The first one signs; the others are still read, so that links in mails outlive a change of the secret. */
  secrets: readonly string[];
  /** What `/whenthen/unsubscribe/…` stands behind. A process that only reads tokens may do without. */
  publicUrl?: string | undefined;
}

/** Makes and reads the links to unsubscribe. */
export interface Links {
  token(claims: TokenClaims): string;
  read(token: unknown, now: number): TokenReading;
  /** The address of the page for a person; `undefined` where no `publicUrl` is known. */
  urlFor: ((person: string) => string) | undefined;
}

/** The path under which both plugins serve the page. */
const PATH = '/whenthen/unsubscribe/';

/** The links of an engine; `undefined` without a secret. */
export const createLinks = ({ secrets, publicUrl }: LinkOptions): Links | undefined => {
  const [secret] = secrets;
  if (secret === undefined) return undefined;
  const token = (claims: TokenClaims): string => signToken(claims, secret);
  const base = publicUrl?.replace(/\/+$/, '');
  return {
    token,
    read: (given, now) => readToken(given, secrets, now),
    urlFor: base === undefined ? undefined : (person) => base + PATH + token({ purpose: 'unsubscribe', person }),
  };
};
