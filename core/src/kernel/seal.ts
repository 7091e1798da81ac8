import { createHmac, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 32;

/** The domain keeps a signature made for one thing from being taken for another with the same secret. */
const macOf = (domain: string, secret: string, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(domain).update(body).digest();

/** Signs a text by HMAC-SHA-256. The token is made of letters, digits, "-" and "_"; its text can be read by anybody. */
export const seal = (domain: string, text: string, secret: string): string => {
  const body = Buffer.from(text);
  return Buffer.concat([macOf(domain, secret, body), body]).toString('base64url');
};

/**
 * The text of a token that was signed with one of the secrets; `undefined` for anything else. Never throws.
 * @param most characters: what is longer is not looked at
 */
export const unseal = (
  domain: string,
  token: unknown,
  secrets: readonly string[],
  most: number,
): string | undefined => {
  if (typeof token !== 'string' || token.length > most) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  // Node reads much as base64; only the one spelling that was given out counts.
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
  const mac = bytes.subarray(0, MAC_BYTES);
  const body = bytes.subarray(MAC_BYTES);
  return secrets.some((secret) => timingSafeEqual(mac, macOf(domain, secret, body))) ? body.toString() : undefined;
};
