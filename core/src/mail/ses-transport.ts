import { AwsClient } from 'aws4fetch';
import { composeMail } from './compose.js';
import { defineTransport } from './define-transport.js';
import { PermanentMailError, TemporaryMailError } from './mail-error.js';
import type { MailTransport } from './mail-port.js';
import { neverConnected } from './never-connected.js';

export interface SesTransportOptions {
  /** For example `eu-central-1`. */
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Says where SES tells of bounces and complaints. */
  configurationSet?: string;
  /** In place of `https://email.<region>.amazonaws.com`. */
  endpoint?: string;
}

/** What SES refuses about this one mail; all else is about the account or the moment, and a later attempt may work. */
const ABOUT_THE_MAIL = new Set(['MessageRejected', 'BadRequestException', 'InvalidParameterValue']);
/** SES asks for fewer mails a second or a day: told as SMTP's "try again later". */
const TOO_MANY = new Set(['TooManyRequestsException', 'LimitExceededException', 'ThrottlingException']);
const SLOW_DOWN = 451;

const refusal = async (response: Response): Promise<Error> => {
  const text = await response.text().catch(() => '');
  const said = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/i.exec(text)?.[1] ?? text.slice(0, 300);
  const code = (response.headers.get('x-amzn-errortype') ?? '').split(':')[0] ?? '';
  const message = `SES said ${response.status}${code ? ` ${code}` : ''}: ${said}`;
  if (TOO_MANY.has(code) || response.status === 429)
    return new TemporaryMailError(message, false, SLOW_DOWN, { about: 'pace' });
  if (ABOUT_THE_MAIL.has(code)) return new PermanentMailError(message, response.status);
  return new TemporaryMailError(message, false, response.status, { about: 'server' });
};

const lost = (error: unknown): TemporaryMailError => {
  const { message, cause } = error as Error & { cause?: { message?: string } };
  const why = cause?.message ?? message;
  const maybe = !neverConnected(error);
  return new TemporaryMailError(`SES could not be reached: ${why}`, maybe, undefined, {
    cause: error,
    about: maybe ? 'mail' : 'server',
  });
};

/**
 * Mail over the API of Amazon SES (v2, `SendEmail` with the raw message), signed with Signature Version 4. SES replaces
 * the Message-ID with one of its own; messages bear that one.
 * Source: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export const sesTransport = ({ region, configurationSet, endpoint, ...keys }: SesTransportOptions): MailTransport => {
  const base = (endpoint ?? `https://email.${region}.amazonaws.com`).replace(/\/+$/, '');
  const client = new AwsClient({ ...keys, region, service: 'ses' });

  const call = async (path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> => {
    // Signed here and sent by `fetch`: the client's own would send a mail again that may have been accepted.
    const request = await client.sign(`${base}${path}`, init);
    const response = await fetch(request, signal ? { signal } : {}).catch((error: unknown) => {
      throw lost(error);
    });
    if (!response.ok) throw await refusal(response);
    return response;
  };

  return defineTransport({
    name: `SES in ${region}`,
    async deliver(mail, { signal }) {
      const { envelope, mime } = await composeMail(mail);
      const body = JSON.stringify({
        FromEmailAddress: envelope.from,
        Destination: { ToAddresses: envelope.to },
        Content: { Raw: { Data: mime.toString('base64') } },
        ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
      });
      const headers = { 'content-type': 'application/json' };
      const response = await call('/v2/email/outbound-emails', { method: 'POST', headers, body }, signal);
      // Accepted, whatever becomes of the rest of its words.
      const { MessageId: id } = (await response.json().catch(() => ({}))) as { MessageId?: unknown };
      if (typeof id !== 'string') return { response: '200' };
      const domain = region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`;
      return { response: `200 ${id}`, messageId: `<${id}@${domain}>` };
    },
    async verify() {
      await call('/v2/email/account', { method: 'GET' });
    },
  });
};
