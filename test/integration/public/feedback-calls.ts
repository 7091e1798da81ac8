import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';

const secretOf = (text: string): string => `whsec_${Buffer.from(text).toString('base64')}`;
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const SIGNED = secretOf('the secret that providers sign with');
const SHARED = 'nobody-can-guess-this';
const MAILGUN = 'the signing key of Mailgun';

/** The options of a host to which all providers but Amazon may tell something. */
export const providers = {
  mailgun: { signingKey: MAILGUN },
  sendgrid: { publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string },
  resend: { secret: SIGNED },
  postmark: { secret: SHARED },
  brevo: { secret: SHARED },
  generic: { secret: SIGNED },
};

/** A provider's call: what stands behind it in the address, its headers and its body. */
export interface FeedbackCall {
  behind?: string;
  headers?: Record<string, string>;
  body: string;
}

/** How a call proves where it comes from. */
export type ProofOf = 'right' | 'wrong' | 'none';

const published = (name: string): string =>
  JSON.stringify(
    JSON.parse(readFileSync(new URL(`../../../core/src/feedback/fixtures/${name}.json`, import.meta.url), 'utf8')),
  );

export const standard = (prefix: 'webhook' | 'svix', body: string, proof: ProofOf, now: number): FeedbackCall => {
  if (proof === 'none') return { body };
  const [id, at] = ['msg_1', new Date(now)];
  const secret = proof === 'right' ? SIGNED : secretOf('another secret, which nobody has set');
  const headers = {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: String(Math.floor(at.getTime() / 1_000)),
    [`${prefix}-signature`]: new Webhook(secret).sign(id, at, body),
  };
  return { headers, body };
};

const shared = (body: string, proof: ProofOf): FeedbackCall =>
  proof === 'none' ? { body } : { behind: proof === 'right' ? SHARED : 'anybody-can-guess-this', body };

const mailgun = (data: string, proof: ProofOf, now: number): FeedbackCall => {
  const event = { 'event-data': JSON.parse(data) as unknown };
  if (proof === 'none') return { body: JSON.stringify(event) };
  const [timestamp, token] = [
    String(Math.floor(now / 1_000)),
    createHmac('sha256', 'token').update(data).digest('hex'),
  ];
  const key = proof === 'right' ? MAILGUN : 'another';
  const signature = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex');
  return { body: JSON.stringify({ signature: { timestamp, token, signature }, ...event }) };
};

const sendgrid = (body: string, proof: ProofOf, now: number): FeedbackCall => {
  if (proof === 'none') return { body };
  const time = String(Math.floor(now / 1_000));
  const signed = createSign('sha256')
    .update(time + body + (proof === 'wrong' ? ' ' : ''))
    .sign(privateKey, 'base64');
  const headers = { timestamp: time, signature: signed };
  return {
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [`x-twilio-email-event-webhook-${name}`, value]),
    ),
    body,
  };
};

/** How each provider makes a call of a payload. */
const makers: Record<keyof typeof providers, (body: string, proof: ProofOf, now: number) => FeedbackCall> = {
  mailgun,
  sendgrid,
  resend: (body, proof, now) => standard('svix', body, proof, now),
  postmark: shared,
  brevo: shared,
  generic: (body, proof, now) => standard('webhook', body, proof, now),
};

/** A payload as its provider publishes it, as its call. */
export const callOf = (provider: keyof typeof providers, name: string, proof: ProofOf, now: number): FeedbackCall =>
  makers[provider](published(name), proof, now);
