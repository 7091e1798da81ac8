import { readToken, signToken, type TokenClaims, type TokenReading } from './token.js';

/** Where the pages behind marketing e-mails are reached, and what signs the way to them. */
export interface LinkOptions {
  /** The first one signs; the others are still read, so that links in mails outlive a change of the secret. */
  secrets: readonly string[];
  /** What the pages' paths stand behind, such as `/whenthen/unsubscribe/…`. A process that only reads tokens may do without. */
  publicUrl?: string | undefined;
}

/** The addresses that marketing mail to a person carries. */
export interface PersonUrls {
  /** The page to unsubscribe, also by one click. */
  unsubscribe: string;
  /** The page of topics. */
  preferences: string;
}

/** Makes and reads the links to unsubscribe and to the preferences. */
export interface Links {
  token(claims: TokenClaims): string;
  read(token: unknown, now: number): TokenReading;
  /** The addresses of the pages for a person; `undefined` where no `publicUrl` is known. */
  urlsFor: ((person: string) => PersonUrls) | undefined;
}

/** The links of an engine; `undefined` without a secret. */
export const createLinks = ({ secrets, publicUrl }: LinkOptions): Links | undefined => {
  const [secret] = secrets;
  if (secret === undefined) return undefined;
  const token = (claims: TokenClaims): string => signToken(claims, secret);
  const base = publicUrl?.replace(/\/+$/, '');
  // Both plugins serve a page under the name of what its links are for.
  const urlOf = (purpose: keyof PersonUrls, person: string): string =>
    `${base}/whenthen/${purpose}/${token({ purpose, person })}`;
  return {
    token,
    read: (given, now) => readToken(given, secrets, now),
    urlsFor:
      base === undefined
        ? undefined
        : (person) => ({ unsubscribe: urlOf('unsubscribe', person), preferences: urlOf('preferences', person) }),
  };
};
