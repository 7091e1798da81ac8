import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Proof } from './endpoint.js';

/** How far the time of a signed call may lie from now, in milliseconds (Standard Webhooks, "timestamp"). */
const TOLERANCE = 5 * 60_000;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

/** A new secret, as the sender is told it and as it is kept. */
export const newSecret = ({ kind }: Proof): { told: string; kept: string } => {
  if (kind === 'signature') {
    const told = `whsec_${randomBytes(32).toString('base64')}`;
    return { told, kept: told };
  }
  const told = randomBytes(32).toString('base64url');
  return { told, kept: digest(told) };
};

interface Call {
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  now: number;
}

/**
 * Why a call has not the right proof; `undefined` where it has. A signature is the one that the secret makes of id, time
 * and body, compared in constant time, and is as old as Standard Webhooks allows by the clock that is handed in.
 */
export const proofFault = (proof: Proof, kept: string, { headers, body, now }: Call): string | undefined => {
  if (proof.kind === 'header') {
    const given = headers[proof.header];
    return given !== undefined && same(digest(given), kept)
      ? undefined
      : `The header ${proof.header} is missing or wrong.`;
  }
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures } = headers;
  if (!id || !time || !signatures) return 'Sign it: webhook-id, webhook-timestamp and webhook-signature are needed.';
  if (!/^\d{1,12}$/.test(time) || Math.abs(now - Number(time) * 1_000) > TOLERANCE)
    return 'The time of the call is more than 5 minutes away from now.';
  const expected = new Webhook(kept).sign(id, new Date(Number(time) * 1_000), body);
  return signatures.split(' ').some((given) => same(given, expected)) ? undefined : 'The signature does not fit.';
};
