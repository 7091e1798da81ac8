import { lookup as lookUp, type LookupAddress, type LookupOptions } from 'node:dns';
import { Webhook } from 'standardwebhooks';
import { Agent, request, type Dispatcher } from 'undici';
import { judge } from './answer.js';
import type { PostWebhook, SendWebhook } from './post-port.js';
import { withoutSecrets } from './prepare.js';
import { checkLiteralHost, isPublicAddress, PrivateAddressError } from './public-address.js';

/** How much of an answer is read, in bytes. */
const MOST = 65_536;

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Looks a name up as the connection does, and refuses it where any of its addresses is not public. */
const publicLookup = (host: string, options: LookupOptions, found: Found): void => {
  lookUp(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return found(error ?? new Error(`${host} has no address`), []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) return found(new PrivateAddressError(host), []);
    return options.all ? found(null, addresses) : found(null, first.address, first.family);
  });
};

/** Reads no more than {@link MOST} bytes. The status has decided already: a body that breaks off spoils nothing. */
const read = async (body: Dispatcher.ResponseData['body']): Promise<{ text: string; whole: boolean }> => {
  const parts: Buffer[] = [];
  let size = 0;
  let whole = true;
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      parts.push(part.subarray(0, MOST - size));
      size += part.length;
      whole = size <= MOST;
      if (!whole) break;
    }
  } catch {
    whole = false;
  }
  return { text: Buffer.concat(parts).toString('utf8'), whole };
};

const header = (headers: Dispatcher.ResponseData['headers'], name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** All headers of an answer, one line each, without secrets. */
const headersOf = (headers: Dispatcher.ResponseData['headers'], hidden: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, withoutSecrets(Array.isArray(value) ? value.join(', ') : value, hidden)] as const],
    ),
  );

/** Sends webhooks, signed as Standard Webhooks says, to public addresses only unless allowed otherwise. */
export const createWebhookSender = ({
  allowPrivateAddresses,
  now,
}: {
  allowPrivateAddresses: boolean;
  now: () => number;
}): { send: SendWebhook; post: PostWebhook; close: () => Promise<void> } => {
  const agent = new Agent(allowPrivateAddresses ? {} : { connect: { lookup: publicLookup } });

  const send: SendWebhook = async ({ url, method, headers: own, secret, id, payload, hidden, signal }) => {
    const target = new URL(url);
    // A host that is an IP address is never looked up.
    if (!allowPrivateAddresses) checkLiteralHost(target);
    const at = new Date(now());
    const headers = {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      'user-agent': 'Whenthen',
      ...own,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      ...(secret ? { 'webhook-signature': new Webhook(secret).sign(id, at, payload ?? '') } : {}),
    };
    try {
      const answer = await request(target, {
        ...{ dispatcher: agent, method, signal, headers },
        ...(payload === undefined ? {} : { body: payload }),
      });
      const { text, whole } = await read(answer.body);
      const location = header(answer.headers, 'location');
      return {
        sent: { headers: headersOf(headers, hidden) },
        answer: {
          status: answer.statusCode,
          retryAfter: header(answer.headers, 'retry-after'),
          location: location && withoutSecrets(location, hidden),
          text: withoutSecrets(text, hidden),
          whole,
          headers: headersOf(answer.headers, hidden),
        },
      };
    } catch (error) {
      if (error instanceof PrivateAddressError) throw error;
      const { message, code } = error as NodeJS.ErrnoException;
      // One that failed on each of several addresses has no message of its own.
      const why = withoutSecrets(message || (code ?? ''), hidden);
      throw new Error(`The receiver could not be reached: ${why}`, hidden.length > 0 ? {} : { cause: error });
    }
  };

  return {
    send,
    async post(call) {
      try {
        return judge((await send(call)).answer, now());
      } catch (error) {
        if (error instanceof PrivateAddressError) return { kind: 'refused', reason: error.message };
        throw error;
      }
    },
    close: () => agent.destroy(),
  };
};
