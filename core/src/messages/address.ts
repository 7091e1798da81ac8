import { z } from 'zod';

/** A mailbox: an address, and the name that is shown with it. */
export interface MailAddress {
  name?: string;
  address: string;
}

const address = z.email();
const NAMED = /^\s*(?:"([^"]*)"|([^<>"]*?))\s*<([^<>]+)>\s*$/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * Reads `Shop <shop@example.com>` or `shop@example.com`. One mailbox only; line breaks and other control characters
 * are refused, so that nothing can be slipped into a header.
 * @throws Error that says what is wrong
 */
export const parseAddress = (text: string): MailAddress => {
  const wrong = (why: string) =>
    new Error(`"${text.slice(0, 100)}" is not a mail address: ${why}. Write for example Shop <shop@example.com>.`);
  if (CONTROL.test(text)) throw wrong('it contains a line break or control character');
  const named = NAMED.exec(text);
  const plain = (named?.[3] ?? text).trim();
  if (!address.safeParse(plain).success) throw wrong('give exactly one valid address');
  const name = (named?.[1] ?? named?.[2] ?? '').trim();
  return name ? { name, address: plain } : { address: plain };
};

/** A person's identity: trimmed and lower-cased. @throws Error when it is no address. */
export const normalizeEmail = (text: string): string => parseAddress(text).address.toLowerCase();
