import { domainToASCII } from 'node:url';
import type { MailAddress } from './mail-port.js';

/** An address, or a field made of addresses, that cannot be used. The message says what to do. */
export class InvalidAddressError extends Error {
  override readonly name = 'InvalidAddressError';
}

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const NO_DOMAIN = /[/?#%\\:@[\]\s]/;
/** An IP address, however it is written, is none of a mailbox. */
const NUMBERS = /(^|\.)\d+$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
// eslint-disable-next-line no-control-regex -- control characters are what it refuses
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;

const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The bare address with its domain in ASCII. Quoted local parts and address literals are refused. */
function checkAddress(raw: string): string {
  const address = raw.trim();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const written = address.slice(at + 1);
  // It is read as part of a URL: signs that mean something there are no part of a domain.
  const domain = at > 0 && !NO_DOMAIN.test(written) ? domainToASCII(written) : '';
  const fits =
    local.length <= 64 && LOCAL.test(local) && domain.length <= 253 && domain.includes('.') && !NUMBERS.test(domain);
  if (!fits || !domain.split('.').every((label) => LABEL.test(label))) {
    throw new InvalidAddressError(`${shown(raw)} is not an e-mail address: write it as name@example.com`);
  }
  return `${local}@${domain}`;
}

function checkName(name: string): string {
  if (CONTROL.test(name))
    throw new InvalidAddressError('a name in an address must not hold line breaks or control characters');
  return name.trim();
}

/** Checks an address given in parts. @throws InvalidAddressError */
export function checkMailAddress(value: MailAddress): MailAddress {
  if (CONTROL.test(value.address))
    throw new InvalidAddressError('an address must not hold line breaks or control characters');
  const name = value.name === undefined ? '' : checkName(value.name);
  return { ...(name ? { name } : {}), address: checkAddress(value.address) };
}

const NAMED = /^(?:"((?:[^"\\]|\\.)*)"|([^"<>]*?))\s*<([^<>]*)>$/;

/**
 * Reads one address: `name@example.com` or `Some Name <name@example.com>`.
 * @throws InvalidAddressError for line breaks, several addresses and whatever is no address
 */
export function parseAddress(text: string): MailAddress {
  if (CONTROL.test(text)) throw new InvalidAddressError('an address must not hold line breaks or control characters');
  const match = NAMED.exec(text.trim());
  const unquoted = match?.[2] ?? '';
  if (/[,;]/.test(match ? unquoted : text)) {
    throw new InvalidAddressError(
      `${shown(text)}: give one address only, and put a name with a comma in double quotes`,
    );
  }
  if (!match) return checkMailAddress({ address: text });
  return checkMailAddress({ name: match[1]?.replace(/\\(.)/g, '$1') ?? unquoted, address: match[3] ?? '' });
}

/** An address as it is written where one text is wanted, `"Some Name" <name@example.com>`; `parseAddress` reads it. */
export const formatAddress = ({ name, address }: MailAddress): string =>
  name ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : address;

/** A person's identity: the bare address, trimmed and in lower case. @throws InvalidAddressError */
export function normalizeEmail(email: string): string {
  if (CONTROL.test(email.trim()))
    throw new InvalidAddressError('an e-mail address must not hold line breaks or control characters');
  return checkAddress(email).toLowerCase();
}
