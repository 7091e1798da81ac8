import { Webhook } from 'standardwebhooks';
import { isSame } from './secret.js';
import type { FeedbackCall, Reading } from './reading.js';

/** How far the time of a signed call may lie from now, in milliseconds (Standard Webhooks, "timestamp"). */
const TOLERANCE = 5 * 60_000;

/**
 * Why a call that is signed by Standard Webhooks, or by Svix before it, has not the right proof; `undefined` where it
 * has. Each attempt is signed anew, so that an old one is a copy. `prefix`: `webhook` or `svix`.
 */
export const standardFault = (
  { headers, body, now }: FeedbackCall,
  secret: string,
  prefix: 'webhook' | 'svix',
): Reading | undefined => {
  const [id, time, signatures] = ['id', 'timestamp', 'signature'].map((name) => headers[`${prefix}-${name}`]);
  if (!id || !time || !signatures)
    return {
      proof: 'missing',
      why: `The signature is missing: ${prefix}-id, ${prefix}-timestamp and ${prefix}-signature are needed.`,
    };
  if (!/^\d{1,12}$/.test(time) || Math.abs(now - Number(time) * 1_000) > TOLERANCE)
    return { proof: 'wrong', why: 'The time of the call is more than 5 minutes away from now.' };
  const expected = new Webhook(secret).sign(id, new Date(Number(time) * 1_000), Buffer.from(body).toString());
  return signatures.split(' ').some((given) => isSame(given, expected))
    ? undefined
    : { proof: 'wrong', why: 'The signature does not fit: see whether the secret here is the one of this address.' };
};
