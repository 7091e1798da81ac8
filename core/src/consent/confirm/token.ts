import { seal, unseal } from '../../kernel/seal.js';

/** What a link that confirms consent stands for. It holds the person's id, and no personal data. */
export interface ConfirmClaims {
  person: string;
  topic: string;
  /** When they had asked for it, in Unix milliseconds: which request the link belongs to. */
  asked: number;
  /** When it ends, in Unix milliseconds. */
  expires: number;
}

export type ConfirmReading = { claims: ConfirmClaims } | { fault: 'bad' | 'expired' };

const VERSION = '1';
const DOMAIN = 'whenthen:consent:';
/** Far above any token made here: what is longer is not looked at. */
const MAX_LENGTH = 400;

/** Signs claims. The token is made of letters, digits, "-" and "_". */
export const signConfirm = ({ person, topic, asked, expires }: ConfirmClaims, secret: string): string =>
  seal(DOMAIN, [VERSION, 'confirm', expires, asked, topic, person].join(':'), secret);

/** Reads a token that was signed with one of the secrets. Never throws. */
export const readConfirm = (token: unknown, secrets: readonly string[], now: number): ConfirmReading => {
  const [version, purpose, ...rest] = unseal(DOMAIN, token, secrets, MAX_LENGTH)?.split(':') ?? [];
  const [expires, asked, topic = '', ...person] = rest;
  if (version !== VERSION || purpose !== 'confirm') return { fault: 'bad' };
  const claims = { person: person.join(':'), topic, asked: Number(asked), expires: Number(expires) };
  return claims.expires > now ? { claims } : { fault: 'expired' };
};
