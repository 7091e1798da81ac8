import { readConfirm, signConfirm, type ConfirmClaims, type ConfirmReading } from './token.js';

/** Where consent is confirmed, and what signs the way to it. */
export interface ConfirmLinkOptions {
  /** The first one signs; the others are still read, so that links in mails outlive a change of the secret. */
  secrets: readonly string[];
  /** What `/whenthen/confirm/…` stands behind. A process that only reads tokens may do without. */
  publicUrl?: string | undefined;
}

/** Makes and reads the links that confirm consent. */
export interface ConfirmLinks {
  read(token: unknown, now: number): ConfirmReading;
  /** The token of a link and its address; `undefined` where no `publicUrl` is known. */
  linkFor: ((claims: ConfirmClaims) => { url: string; token: string }) | undefined;
}

/** The path under which both plugins serve the page. */
const PATH = '/whenthen/confirm/';

/** The links of an engine; `undefined` without a secret. */
export const createConfirmLinks = ({ secrets, publicUrl }: ConfirmLinkOptions): ConfirmLinks | undefined => {
  const [secret] = secrets;
  if (secret === undefined) return undefined;
  const base = publicUrl?.replace(/\/+$/, '');
  return {
    read: (given, now) => readConfirm(given, secrets, now),
    linkFor:
      base === undefined
        ? undefined
        : (claims) => {
            const token = signConfirm(claims, secret);
            return { token, url: base + PATH + token };
          },
  };
};
