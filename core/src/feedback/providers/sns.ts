import { createVerify, X509Certificate } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { FetchText } from '../reading/settings.js';

/** A message of Amazon SNS as it posts it over HTTPS. */
export const snsMessage = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string().max(200),
  TopicArn: z.string().max(400),
  Message: z.string(),
  Timestamp: z.string().max(40),
  Subject: z.string().nullish(),
  Token: z.string().optional(),
  SubscribeURL: z.string().max(2_000).optional(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string().max(4_000),
  SigningCertURL: z.string().max(2_000),
});
export type SnsMessage = z.output<typeof snsMessage>;

/** How old a message may be, in milliseconds: SNS tries again for hours. A copy within that time repeats only. */
const OLDEST = 25 * 3_600_000;
/** How far Amazon's clock may be ahead, in milliseconds. */
const AHEAD = 5 * 60_000;
/** So long a certificate is kept, in milliseconds. */
const KEPT = 86_400_000;

/** Whether an address is Amazon's own for SNS: nothing else is ever fetched. */
export const isOfSns = (text: string): boolean => {
  try {
    const { protocol, hostname, port, username, password } = new URL(text);
    const isHost = /^sns\.[a-z0-9-]{1,40}\.amazonaws\.com(\.cn)?$/.test(hostname);
    return protocol === 'https:' && isHost && `${port}${username}${password}` === '';
  } catch {
    return false;
  }
};

/** What is signed, in the order that Amazon says: of a notification its subject too, of a confirmation its address. */
const signedText = (message: SnsMessage): string => {
  const names =
    message.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const);
  return names.flatMap((name) => (message[name] == null ? [] : [`${name}\n${message[name]}\n`])).join('');
};

/** Looks whether messages of SNS are Amazon's. */
export interface SnsProof {
  /** Why one is not; `undefined` where it is. Rejects where its certificate cannot be fetched now. */
  fault(message: SnsMessage, now: number): Promise<string | undefined>;
}

/** @param fetch fetches certificates; each is kept for a day */
export const createSnsProof = (fetch: FetchText): SnsProof => {
  const certificates = new LRUCache<string, X509Certificate>({ max: 20, ttl: KEPT });

  const certificateAt = async (url: string): Promise<X509Certificate | undefined> => {
    const known = certificates.get(url);
    if (known) return known;
    const pem = await fetch(url);
    try {
      const certificate = new X509Certificate(pem);
      certificates.set(url, certificate);
      return certificate;
    } catch {
      return undefined;
    }
  };

  return {
    async fault(message, now) {
      const { SigningCertURL: url, SignatureVersion: version, Signature: signature, Timestamp: time } = message;
      if (!isOfSns(url) || !new URL(url).pathname.endsWith('.pem'))
        return 'The certificate is not at an address of Amazon SNS.';
      const at = Date.parse(time);
      if (!(at > now - OLDEST && at < now + AHEAD)) return 'The message is older than 25 hours, or from the future.';
      const certificate = await certificateAt(url);
      if (!certificate) return 'The certificate cannot be read.';
      if (now < Date.parse(certificate.validFrom) || now > Date.parse(certificate.validTo))
        return 'The certificate has run out.';
      const verify = createVerify(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256').update(signedText(message));
      return verify.verify(certificate.publicKey, signature, 'base64') ? undefined : 'The signature does not fit.';
    },
  };
};
