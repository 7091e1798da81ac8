import { lookup as lookUp, type LookupAddress, type LookupOptions } from 'node:dns';
import { Webhook } from 'standardwebhooks';
import { Agent, request, type Dispatcher } from 'undici';
import { judge, type Answer } from './answer.js';
import type { PostWebhook } from './post-port.js';
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

/** Sends webhooks, signed as Standard Webhooks says, to public addresses only unless allowed otherwise. */
export const createWebhookSender = ({
  allowPrivateAddresses,
  now,
}: {
  allowPrivateAddresses: boolean;
  now: () => number;
}): { post: PostWebhook; close: () => Promise<void> } => {
  const agent = new Agent(allowPrivateAddresses ? {} : { connect: { lookup: publicLookup } });
  return {
    async post({ url, secret, id, payload, signal }) {
      const target = new URL(url);
      try {
        // A host that is an IP address is never looked up.
        if (!allowPrivateAddresses) checkLiteralHost(target);
        const at = new Date(now());
        const answer = await request(target, {
          dispatcher: agent,
          method: 'POST',
          signal,
          body: payload,
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Whenthen',
            'webhook-id': id,
            'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
            ...(secret ? { 'webhook-signature': new Webhook(secret).sign(id, at, payload) } : {}),
          },
        });
        const told: Answer = {
          status: answer.statusCode,
          retryAfter: header(answer.headers, 'retry-after'),
          location: header(answer.headers, 'location'),
          ...(await read(answer.body)),
        };
        return judge(told, now());
      } catch (error) {
        if (error instanceof PrivateAddressError) return { kind: 'refused', reason: error.message };
        const { message, code } = error as NodeJS.ErrnoException;
        // One that failed on each of several addresses has no message of its own.
        throw new Error(`The receiver could not be reached: ${message || code}`, { cause: error });
      }
    },
    close: () => agent.destroy(),
  };
};
