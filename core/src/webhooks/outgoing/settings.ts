import { z } from 'zod';
import { jsonObject } from '../../definition/json/json.js';
import { secretName } from '../../definition/secret-name.js';
import { hasValues, inlineFault } from '../../templates/inline.js';
import { jsonTextFault } from './payload.js';

const webhookMethods = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const;

/** A token of HTTP (RFC 9110, 5.6.2). */
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, 'is not the name of a header');

/** What the connection says of itself, and what every call carries anyhow. */
const OURS = new Set([
  ...['host', 'content-length', 'transfer-encoding', 'connection', 'keep-alive', 'upgrade', 'te', 'trailer', 'expect'],
  ...['proxy-connection', 'http2-settings', 'webhook-id', 'webhook-timestamp', 'webhook-signature'],
]);
const SECRET = new Set(['authorization', 'proxy-authorization', 'cookie']);

const headerFault = (name: string): string | undefined => {
  const lower = name.toLowerCase();
  if (OURS.has(lower)) return `"${name}" cannot be set: the call sets it by itself`;
  if (SECRET.has(lower))
    return `"${name}" is not for here, where everybody reads it: choose a way under “Authentication”`;
  return undefined;
};

const headers = z
  .record(headerName, z.string().max(2_000))
  .refine((all) => Object.keys(all).length <= 20, 'send 20 headers of your own at most')
  .superRefine((all, issues) => {
    const seen = new Set<string>();
    for (const [name, value] of Object.entries(all)) {
      const message =
        headerFault(name) ??
        (seen.has(name.toLowerCase()) ? 'is there twice' : undefined) ??
        // eslint-disable-next-line no-control-regex -- control characters are what it refuses
        (/[\u0000-\u001f\u007f]/.test(value) ? 'must not hold line breaks or control characters' : undefined) ??
        (hasValues(value) ? inlineFault(value) : undefined);
      seen.add(name.toLowerCase());
      if (message) issues.addIssue({ code: 'custom', path: [name], message });
    }
  });

const secret = secretName.meta({ title: 'Secret' });

/** How the call shows that it may: with a secret that is kept apart and named here. */
const auth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer'), secret }),
  z.strictObject({
    kind: z.literal('basic'),
    user: z
      .string()
      .max(200)
      .regex(/^[\u0020-\u0039\u003b-\u007e\u00a0-\uffff]*$/, 'must not hold ":"'),
    secret,
  }),
  z.strictObject({
    kind: z.literal('api_key'),
    header: headerName.refine((name) => !OURS.has(name.toLowerCase()), 'cannot be set: the call sets it by itself'),
    secret,
  }),
]);
export type WebhookAuth = z.output<typeof auth>;

/** The settings of "Send webhook". */
export const webhookSettings = z
  .strictObject({
    url: z
      .string()
      .max(2_000)
      .regex(/^https?:\/\/[^\s@]+$/i, 'set it to an address such as https://example.com/hook, without a password')
      .meta({ title: 'Address', description: 'Is called for each person.' }),
    method: z.enum(webhookMethods).default('POST').meta({ title: 'Method' }),
    headers: headers.optional().meta({
      title: 'Headers',
      description: 'Beside those of every call; values may hold {{person.email}}. No secrets: they go below.',
      writeOnly: true,
      'x-widget': 'headers',
    }),
    auth: auth.optional().meta({
      title: 'Authentication',
      description: 'The secret is kept apart, locked, and is never shown.',
      writeOnly: true,
      'x-widget': 'webhook_auth',
    }),
    secret: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'set it to a secret such as whsec_… with 24 to 64 bytes in base64')
      .optional()
      .meta({
        title: 'Signing secret',
        description: 'Shared with the receiver, who checks by it that the call is yours (Standard Webhooks): whsec_…',
        writeOnly: true,
        'x-widget': 'secret',
      }),
    body: jsonObject.optional().meta({
      title: 'Body',
      description:
        'JSON; texts may hold {{person.email}} or {{event.total}}. Empty: the person, the event, the workflow; with GET and DELETE nothing.',
    }),
  })
  .superRefine(({ url, method, body }, issues) => {
    if (!URL.canParse(url)) issues.addIssue({ code: 'custom', path: ['url'], message: 'is not an address' });
    if (method === 'GET' && body)
      issues.addIssue({ code: 'custom', path: ['body'], message: 'leave it out: a GET carries none' });
    const fault = body && jsonTextFault(body);
    if (fault) issues.addIssue({ code: 'custom', path: ['body', ...fault.path], message: fault.message });
  });
export type WebhookSettings = z.output<typeof webhookSettings>;
