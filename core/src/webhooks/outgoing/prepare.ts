import type { JsonObject } from '../../definition/json/json.js';
import { hostOfUrl } from '../../definition/secret-host.js';
import type { SecretOf } from '../../model/abilities/secrets.js';
import { fillIn, hasValues } from '../../templates/inline.js';
import { fillJson } from './payload.js';
import type { WebhookAuth, WebhookSettings } from './settings.js';

/** A call that is filled in, made anew for each attempt. */
export interface PreparedCall {
  /** Where it goes. Its secret was given for the host of this address, and may go to no other. */
  url: string;
  method: WebhookSettings['method'];
  headers: Record<string, string>;
  /** JSON; left out where nothing is sent. */
  payload?: string;
  /** What must not be repeated anywhere: the secret, in each form in which it goes out. */
  hidden: string[];
}

const textOf = (value: string, context: JsonObject): string => {
  const filled = hasValues(value) ? fillIn(value, context) : value;
  return filled === undefined || filled === null || typeof filled === 'object' ? '' : String(filled);
};

/** Headers hold printable signs (RFC 9110, 5.5); what a person's field holds beside them is sent as UTF-8 cannot be. */
const headerText = (name: string, text: string): string => {
  const value = text.replace(/\s+/g, ' ').trim();
  if (/^[\x20-\x7e\xa0-\xff]*$/.test(value)) return value;
  throw new RangeError(
    `The header "${name}" can hold letters of Western languages only: leave the value out, or send it in the body`,
  );
};

const authHeader = (auth: WebhookAuth, secret: string): { name: string; value: string; hidden: string[] } => {
  switch (auth.kind) {
    case 'bearer':
      return { name: 'authorization', value: `Bearer ${secret}`, hidden: [secret] };
    case 'basic': {
      const pair = Buffer.from(`${auth.user}:${secret}`).toString('base64');
      return { name: 'authorization', value: `Basic ${pair}`, hidden: [pair, secret] };
    }
    case 'api_key':
      return { name: auth.header.toLowerCase(), value: secret, hidden: [secret] };
  }
};

/** As it stands in JSON, in an address, and in base64. */
const formsOf = (secret: string): string[] => [
  ...new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ]),
];

const HAVE_BODY: readonly string[] = ['POST', 'PUT', 'PATCH'];

/**
 * Fills the settings of a call in.
 * @param standard what is sent where the settings name no body
 * @throws RangeError in words where a value cannot stand in a header; what `secretOf` throws, such as where the secret
 *   may not be sent to the host of the address
 */
export const prepareCall = async (
  { url, method, headers = {}, auth, body }: WebhookSettings,
  context: JsonObject,
  standard: JsonObject,
  secretOf: SecretOf,
): Promise<PreparedCall> => {
  const secret = auth && authHeader(auth, await secretOf(auth.secret, hostOfUrl(url) ?? ''));
  const payload = body ? fillJson(body, context) : HAVE_BODY.includes(method) ? standard : undefined;
  return {
    url,
    method,
    headers: {
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), headerText(name, textOf(value, context))]),
      ),
      ...(secret ? { [secret.name]: secret.value } : {}),
    },
    ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
    hidden: secret ? secret.hidden.flatMap(formsOf).sort((a, b) => b.length - a.length) : [],
  };
};

/** What stands for a secret where something would repeat it. */
const HIDDEN = '•••';

/** A text without secrets, however often it holds one. */
export const withoutSecrets = (text: string, hidden: readonly string[]): string =>
  hidden.reduce((left, one) => left.replaceAll(one, HIDDEN), text);
