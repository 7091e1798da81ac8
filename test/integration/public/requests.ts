import { createHmac } from 'node:crypto';
import { providers } from './feedback-calls.js';

/** What was made for the requests to name. */
export interface Made {
  webhook: { id: string; secret: string };
  /** The token by which the person unsubscribes. */
  person: string;
  /** The token by which somebody confirms that they asked for e-mails. */
  confirm: string;
  /** The token by which they choose their topics. */
  preferences: string;
  /** What the host's engine takes for the time, in Unix milliseconds. */
  now: () => number;
}

/** A request to one of the public addresses; `path` without what stands before `/whenthen`. */
export interface Sent {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A request, and all that is said of its answer. */
export interface Case {
  name: string;
  sent: Sent | ((made: Made) => Sent);
  status: number;
  /** Each as it is, or what it holds. `null`: it is not there. */
  headers?: Record<string, string | RegExp | null>;
  /** The whole body, read as JSON. */
  json?: object;
  /** The body as text. */
  text?: string | RegExp;
}

const SECRET = 'a secret of at least thirty-two characters';
export const ORIGIN = 'https://shop.example.com';

/** What whoever scrapes metrics brings. */
export const METRICS_TOKEN = 'a-token-of-the-tests';

/** The options that each host has. */
export const options = {
  secret: SECRET,
  publicUrl: 'https://shop.example.com',
  metrics: { token: METRICS_TOKEN },
  feedback: providers,
  forms: {
    contact: { name: 'Contact', origins: [ORIGIN] },
    led: { redirect: 'https://shop.example.com/thanks', email: 'who' },
  },
};

/** As in mails that went out: whoever changes how tokens are signed breaks their links. */
const signed = (domain: string, text: string): string => {
  const mac = createHmac('sha256', SECRET).update(domain).update(text).digest();
  return Buffer.concat([mac, Buffer.from(text)]).toString('base64url');
};
export const tracking = (text: string): string => signed('whenthen:tracking:', text);

/** The same by which a person confirms that they asked for the newsletter. */
export const confirmToken = (person: string, now: number): string =>
  signed('whenthen:consent:', `1:confirm:${now + 86_400_000}:${now}:newsletter:${person}`);

export const JSON_TYPE = { 'content-type': 'application/json' };
export const HTML = { accept: 'text/html' };
export const PAGE = { 'content-type': 'text/html; charset=utf-8' };
export const told = (message: string) => ({ errors: [{ message }] });

let n = 0;
/** A form, each from an address of its own: how many one may send is another matter. */
export const form = (body: string, headers: Record<string, string> = {}, path = 'contact'): Sent => ({
  method: 'POST',
  path: `/whenthen/forms/${path}`,
  headers: { ...JSON_TYPE, 'x-forwarded-for': `203.0.113.7, 198.51.100.${++n}`, ...headers },
  body,
});
export const ada = JSON.stringify({ email: 'ada@example.com' });
export const large = (size: number) => JSON.stringify({ email: 'ada@example.com', x: 'y'.repeat(size) });

/** A call of a webhook. */
export const call = (body: string, { secret }: { secret?: string } = {}) => ({
  method: 'POST',
  headers: { ...JSON_TYPE, ...(secret === undefined ? {} : { 'x-webhook-secret': secret }) },
  body,
});

/** One more form than one address may send. */
export const tooMany = (): Sent[] =>
  Array.from({ length: 11 }, () => form(ada, { 'x-forwarded-for': `192.0.2.${n++ % 250}, 192.0.2.251` }));
