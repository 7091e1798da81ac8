import { parseAddress } from '../../mail/address.js';
import { identity } from '../../model/event-input.js';
import type { FeedbackKind } from '../../model/mail/feedback.js';
import type { Feedback } from './reading.js';

/** So much of a server's words is kept, in characters. */
const MOST = 500;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, MOST);

/** The bare address of `Ann <ann@example.com>`, or of one that is bare already. */
const bare = (text: string): string => {
  try {
    return parseAddress(text).address;
  } catch {
    return text;
  }
};

/** A Message-ID with its angle brackets, which some providers leave out. */
const bracketed = (id: string): string => `<${id.trim().replace(/^<|>$/g, '')}>`;

interface Told {
  kind: FeedbackKind;
  email: string;
  messageId?: string | null | undefined;
  id: string;
  /** In Unix milliseconds; what is no time counts as now. */
  at: number;
  why?: string | null | undefined;
}

/** What a provider told, as we keep it; `undefined` where its address is none. Pure. */
export const factOf = ({ kind, email, messageId, id, at, why }: Told, now: number): Feedback | undefined => {
  const address = identity.safeParse(bare(email));
  if (!address.success || id === '') return undefined;
  return {
    kind,
    email: address.data,
    ...(messageId ? { messageId: bracketed(messageId) } : {}),
    id,
    at: Number.isFinite(at) ? Math.max(0, Math.min(at, now)) : now,
    why: oneLine(why ?? ''),
  };
};
