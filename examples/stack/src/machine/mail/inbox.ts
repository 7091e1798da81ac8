import { z } from 'zod';
import { waitUntil } from '../wait.js';

/** One message as it arrived. */
export interface Mail {
  id: string;
  receivedAt: Date;
  /** Addresses only, lower-cased. */
  to: string[];
  from: string[];
  subject: string;
  text: string;
  html: string;
  /** By lower-cased name, unfolded; of a header that occurs several times the last one. */
  headers: Record<string, string>;
}

/** Reads an inbox over its web address, so that any process can. */
export interface Inbox {
  /** All messages, the oldest first; those to one address only, if given. */
  list(to?: string): Promise<Mail[]>;
  /** Waits until there are at least `count` messages to an address, and returns them all. */
  waitFor(to: string, count: number, timeoutMs: number): Promise<Mail[]>;
  clear(): Promise<void>;
}

const address = z.object({ address: z.string() });
const listed = z.array(
  z.object({
    id: z.string(),
    time: z.coerce.date(),
    subject: z.string().default(''),
    text: z.string().default(''),
    html: z.union([z.string(), z.literal(false)]).default(''),
    to: z.array(address).default([]),
    from: z.array(address).default([]),
  }),
);

/** @param webUrl the address of maildev's web page. */
export function openInbox(webUrl: string): Inbox {
  const api = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${webUrl}/api${path}`, { signal: AbortSignal.timeout(10_000), ...init });
    if (!response.ok) throw new Error(`The inbox answers ${response.status} to ${path}.`);
    return response;
  };
  // What has arrived does not change: its source is asked for once.
  const headersOf = new Map<string, Promise<Record<string, string>>>();
  const headers = (id: string) => {
    const known = headersOf.get(id) ?? api(`/email/${id}/source`).then(async (r) => parseHeaders(await r.text()));
    headersOf.set(id, known);
    return known;
  };

  const list = async (to?: string): Promise<Mail[]> => {
    const all = listed.parse(await (await api('/email')).json());
    const wanted = to?.toLowerCase();
    const mails = await Promise.all(
      all
        .map((mail) => ({ ...mail, to: plain(mail.to), from: plain(mail.from) }))
        .filter((mail) => wanted === undefined || mail.to.includes(wanted))
        .map(async ({ time, html, ...mail }) => ({
          ...mail,
          receivedAt: time,
          html: html || '',
          headers: await headers(mail.id),
        })),
    );
    return mails.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  };

  return {
    list,
    waitFor: (to, count, timeoutMs) =>
      waitUntil(
        async () => {
          const mails = await list(to);
          return mails.length >= count && mails;
        },
        { timeoutMs, everyMs: 300, what: `${count} message(s) to ${to}` },
      ),
    async clear() {
      await api('/email/all', { method: 'DELETE' });
    },
  };
}

function plain(addresses: { address: string }[]): string[] {
  return addresses.map(({ address }) => address.toLowerCase());
}

function parseHeaders(source: string): Record<string, string> {
  const head = source.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const pairs = lines.map((line) => /^([^:\s]+):\s*(.*)$/.exec(line)).filter((match) => match !== null);
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name.toLowerCase(), value]));
}
