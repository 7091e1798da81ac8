import type { SenderName } from '../../model/webhook.js';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** How far the time of a signed call may lie from now, in milliseconds (Standard Webhooks, "timestamp"). */
const TOLERANCE = 5 * 60_000;

/** A call as it came over the wire. */
export interface Call {
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
  now: number;
}

/** How a sender signs its calls. */
interface Sender {
  /** The header that tells one call from another, where it is signed with the body. */
  id?: string;
  /** Where a payload tells it, as a path. */
  idPath?: string;
  /** Why the signature does not fit; `undefined` where it does. */
  fault(call: Call, secret: string): string | undefined;
}

export const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

/** Who makes the secret of a sender. */
type Maker = 'sender' | 'us';

const WRONG: Record<Maker, string> = {
  sender: 'The signature does not fit: see whether the secret here is the one that the sender shows for this address.',
  us: 'The signature does not fit: see whether the sender has the newest secret of this webhook, as it was shown here.',
};
const missing = (header: string): string => `The header ${header} is missing: the sender does not sign its calls.`;
const OLD = 'The time of the call is more than 5 minutes away from now.';

const isNow = (seconds: string, now: number): boolean =>
  /^\d{1,12}$/.test(seconds) && Math.abs(now - Number(seconds) * 1_000) <= TOLERANCE;

const hmac = (secret: string, encoding: 'hex' | 'base64', ...parts: (string | Uint8Array)[]): string => {
  const made = createHmac('sha256', secret);
  for (const part of parts) made.update(part);
  return made.digest(encoding);
};

/** A signature of the body alone, behind a prefix. */
const ofBody =
  (maker: Maker, header: string, prefix: string, encoding: 'hex' | 'base64') =>
  ({ headers, body }: Call, secret: string): string | undefined => {
    const given = headers[header];
    if (!given) return missing(header);
    return same(given, `${prefix}${hmac(secret, encoding, body)}`) ? undefined : WRONG[maker];
  };

/** A header `t=…,v1=…` with a signature of time and body; there may be several while a secret is replaced. */
const ofTimeAndBody =
  (maker: Maker, header: string) =>
  ({ headers, body, now }: Call, secret: string): string | undefined => {
    const given = headers[header];
    if (!given) return missing(header);
    const parts = given.split(',').map((part) => part.trim().split('=', 2) as [string, string?]);
    const time = parts.find(([name]) => name === 't')?.[1] ?? '';
    if (!isNow(time, now)) return OLD;
    const expected = hmac(secret, 'hex', `${time}.`, body);
    return parts.some(([name, value = '']) => name === 'v1' && same(value, expected)) ? undefined : WRONG[maker];
  };

/** Id, time and signatures in three headers, as Standard Webhooks has it, and Svix before it. */
const standard =
  (maker: Maker, prefix: string) =>
  ({ headers, body, now }: Call, secret: string): string | undefined => {
    const [id, time, signatures] = ['id', 'timestamp', 'signature'].map((name) => headers[`${prefix}-${name}`]);
    if (!id || !time || !signatures)
      return `Sign it: ${prefix}-id, ${prefix}-timestamp and ${prefix}-signature are needed.`;
    if (!isNow(time, now)) return OLD;
    let expected: string;
    try {
      expected = new Webhook(secret).sign(id, new Date(Number(time) * 1_000), Buffer.from(body).toString());
    } catch {
      return WRONG[maker]; // The secret is none of this kind.
    }
    return signatures.split(' ').some((given) => same(given, expected)) ? undefined : WRONG[maker];
  };

export const senders: Record<SenderName | 'signature', Sender> = {
  stripe: { idPath: 'id', fault: ofTimeAndBody('sender', 'stripe-signature') },
  github: { fault: ofBody('us', 'x-hub-signature-256', 'sha256=', 'hex') },
  shopify: { fault: ofBody('sender', 'x-shopify-hmac-sha256', '', 'base64') },
  typeform: { idPath: 'event_id', fault: ofBody('us', 'typeform-signature', 'sha256=', 'base64') },
  calendly: { fault: ofTimeAndBody('us', 'calendly-webhook-signature') },
  svix: { id: 'svix-id', fault: standard('sender', 'svix') },
  signature: { id: 'webhook-id', fault: standard('us', 'webhook') },
};
