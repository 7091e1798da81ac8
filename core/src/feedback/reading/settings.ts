import { createPublicKey } from 'node:crypto';
import { z } from 'zod';

/** Fetches a text over https, for the proof of a call. Rejects where it cannot. */
export type FetchText = (url: string) => Promise<string>;

const shared = z
  .string()
  .min(16, 'set it to at least 16 characters nobody can guess, for example what `openssl rand -hex 16` prints');

const standard = z
  .string()
  .regex(/^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/, 'set it to the whole signing secret, with "whsec_" at its beginning');

/** The key as PEM: SendGrid shows the middle of it alone. */
const asPem = (text: string): string =>
  text.includes('BEGIN PUBLIC KEY')
    ? text
    : `-----BEGIN PUBLIC KEY-----\n${text.replace(/\s+/g, '')}\n-----END PUBLIC KEY-----`;

const publicKey = z
  .string()
  .transform(asPem)
  .refine((pem) => {
    try {
      return createPublicKey(pem).asymmetricKeyType === 'ec';
    } catch {
      return false;
    }
  }, 'set it to the verification key that SendGrid shows for its signed event webhook');

const topicArn = z
  .string()
  .regex(
    /^arn:aws(-cn|-us-gov)?:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
    'set each to a topic like arn:aws:sns:eu-west-1:123456789012:bounces',
  );

/** Which mail providers may tell of bounces, complaints and deliveries, and by which proof. */
export const feedbackSettings = z.strictObject({
  /** Amazon SES through SNS: these topics and no others. */
  ses: z
    .strictObject({
      topicArns: z.array(topicArn).min(1, 'name at least one topic').max(50),
      /** In place of fetching over the network: Amazon's certificates, and the address that confirms a subscription. */
      fetch: z
        .custom<FetchText>((f) => typeof f === 'function', 'set it to a function (url) => Promise<string>')
        .optional(),
    })
    .optional(),
  /** Mailgun: its "HTTP webhook signing key". */
  mailgun: z
    .strictObject({ signingKey: z.string().min(8, 'set it to the HTTP webhook signing key of Mailgun') })
    .optional(),
  /** SendGrid: the "verification key" of its signed event webhook. */
  sendgrid: z.strictObject({ publicKey }).optional(),
  /** Resend: the "signing secret" of the webhook. */
  resend: z.strictObject({ secret: standard }).optional(),
  /** Postmark signs nothing: a secret of yours in the address, or in a header. */
  postmark: z.strictObject({ secret: shared }).optional(),
  /** Brevo signs nothing: a secret of yours in the address, or in a header. */
  brevo: z.strictObject({ secret: shared }).optional(),
  /** Any other system, signed by Standard Webhooks. */
  generic: z.strictObject({ secret: standard }).optional(),
  /** So many mails that came back for now within so many days stop marketing mail to an address. */
  softBounces: z
    .strictObject({
      count: z.number().int().min(1).max(100).default(5),
      days: z.number().int().min(1).max(365).default(30),
    })
    .prefault({}),
});
export type FeedbackSettings = z.output<typeof feedbackSettings>;
