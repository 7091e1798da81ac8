import { createHmac, createSign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';

/** A payload as its provider publishes it, with some of it replaced. */
export const fixture = <T extends object = Record<string, unknown>>(
  name: string,
  replace: (json: T) => T = (j) => j,
): string =>
  JSON.stringify(
    replace(JSON.parse(readFileSync(new URL(`../feedback/fixtures/${name}.json`, import.meta.url), 'utf8')) as T),
  );

export const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

/** The headers of a call that is signed by Standard Webhooks, or by Svix. */
export const standardHeaders = (
  prefix: 'webhook' | 'svix',
  body: string,
  { secret, at, id = 'msg_1' }: { secret: string; at: number; id?: string },
): Record<string, string> => ({
  [`${prefix}-id`]: id,
  [`${prefix}-timestamp`]: String(Math.floor(at / 1_000)),
  [`${prefix}-signature`]: new Webhook(secret).sign(id, new Date(at), body),
});

/** A call of Mailgun: the signature is of time and token, beside what it says. */
export const mailgunBody = (
  eventData: string,
  { key, at, token = 'a'.repeat(50) }: { key: string; at: number; token?: string },
): string => {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex');
  return JSON.stringify({ signature: { timestamp, token, signature }, 'event-data': JSON.parse(eventData) as unknown });
};

/** The headers of SendGrid's signed event webhook. */
export const sendgridHeaders = (body: string, { key, at }: { key: KeyObject; at: number }): Record<string, string> => {
  const time = String(Math.floor(at / 1_000));
  return {
    'x-twilio-email-event-webhook-timestamp': time,
    'x-twilio-email-event-webhook-signature': createSign('sha256')
      .update(time + body)
      .sign(key, 'base64'),
  };
};

interface SnsGiven {
  key: KeyObject;
  at: number;
  version?: '1' | '2';
  topic?: string;
  certificate?: string;
  more?: Record<string, string>;
}

export const TOPIC = 'arn:aws:sns:us-west-2:123456789012:mail';
export const CERTIFICATE = 'https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem';

/** A message of Amazon SNS, signed as Amazon signs: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html */
export const snsBody = (
  type: string,
  message: string,
  { key, at, version = '2', topic = TOPIC, certificate = CERTIFICATE, more = {} }: SnsGiven,
): string => {
  const content: Record<string, string> = {
    ...{ Type: type, MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324', TopicArn: topic, Message: message },
    Timestamp: new Date(at).toISOString(),
    ...more,
  };
  const names =
    type === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names.map((name) => (content[name] === undefined ? '' : `${name}\n${content[name]}\n`)).join('');
  const Signature = createSign(version === '1' ? 'sha1' : 'sha256')
    .update(text)
    .sign(key, 'base64');
  return JSON.stringify({ ...content, SignatureVersion: version, Signature, SigningCertURL: certificate });
};
