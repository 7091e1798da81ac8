import { seal, unseal } from '../kernel/seal.js';

/** What a tracking token stands for: the pixel of a message, or one of its links. */
export type TrackingClaims = { kind: 'open'; message: string } | { kind: 'click'; message: string; url: string };

const VERSION = '1';
const DOMAIN = 'whenthen:tracking:';
/** Addresses beyond this are left as they are: some mail programs cut longer links. */
export const MAX_URL = 2_000;
const MAX_LENGTH = 4_000;

/**
 * Signs claims. The link's target is part of the token, so that it leads there even while the database is away, and
 * leads nowhere else.
 */
export const signTracking = (claims: TrackingClaims, secret: string): string =>
  seal(
    DOMAIN,
    [VERSION, claims.kind, claims.message, ...(claims.kind === 'click' ? [claims.url] : [])].join(':'),
    secret,
  );

/** Reads a token that was signed with one of the secrets; `undefined` for anything else. Never throws. */
export const readTracking = (token: unknown, secrets: readonly string[]): TrackingClaims | undefined => {
  const [version, kind, message = '', ...url] = unseal(DOMAIN, token, secrets, MAX_LENGTH)?.split(':') ?? [];
  if (version !== VERSION || !message) return undefined;
  if (kind === 'open') return { kind, message };
  return kind === 'click' ? { kind, message, url: url.join(':') } : undefined;
};
