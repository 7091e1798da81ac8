import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key of its own for each domain (HKDF-SHA-256, RFC 5869). */
const keyOf = (domain: string, secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'whenthen', domain, 32));

/**
 * Locks a text with AES-256-GCM (NIST SP 800-38D): nobody reads or changes it without the secret.
 * @param about what it belongs to: only there it can be unlocked, so that two of them cannot be exchanged
 */
export const lock = (domain: string, about: string, text: string, secret: string): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(domain, secret), iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
};

const unlockBy = (domain: string, about: string, bytes: Buffer, secret: string): string | undefined => {
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(domain, secret), bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};

/** The text that was locked with one of the secrets; `undefined` for anything else. Never throws. */
export const unlock = (
  domain: string,
  about: string,
  locked: string,
  secrets: readonly string[],
): string | undefined => {
  const bytes = Buffer.from(locked, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
  for (const secret of secrets) {
    const text = unlockBy(domain, about, bytes, secret);
    if (text !== undefined) return text;
  }
  return undefined;
};
