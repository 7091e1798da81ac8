import { createHash, timingSafeEqual } from 'node:crypto';
import type { FeedbackCall, Reading } from './reading.js';

/** Whether two texts are the same, in a time that tells nothing of either, not even how long they are. */
export const isSame = (a: string, b: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
};

/** The password of `Basic`, which is what stands in `https://user:password@…`. */
const ofBasic = (given: string): string | undefined => {
  const text = Buffer.from(given, 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : text.slice(colon + 1);
};

/** The secret that a call shows: in its address, or in a header. */
const shown = ({ headers, secret }: FeedbackCall): string | undefined => {
  if (secret) return secret;
  const own = headers['x-webhook-secret'];
  if (own) return own;
  const [, scheme = '', credentials = ''] = /^(bearer|basic)\s+(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
  if (scheme === '') return undefined;
  return scheme.toLowerCase() === 'basic' ? ofBasic(credentials) : credentials;
};

/** Why a call of a provider that signs nothing has not the right proof; `undefined` where it has. */
export const secretFault = (call: FeedbackCall, secret: string): Reading | undefined => {
  const given = shown(call);
  if (given === undefined)
    return {
      proof: 'missing',
      why: 'The secret is missing: it belongs at the end of the address, or into the header x-webhook-secret.',
    };
  return isSame(given, secret) ? undefined : { proof: 'wrong', why: 'The secret is not the one that is set here.' };
};
