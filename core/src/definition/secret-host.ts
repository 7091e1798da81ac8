import { z } from 'zod';

/** The host of an address, with its port where that is not the usual one, in small letters; `undefined`: it has none. */
export const hostOfUrl = (url: string): string | undefined => {
  try {
    return new URL(url).host.toLowerCase() || undefined;
  } catch {
    return undefined;
  }
};

const WRONG = 'write a host such as erp.example.com or erp.example.com:8443, without "https://", path or "*"';

/** Where a secret may be sent: one host, written as addresses have it, with its port where that is not the usual one. */
const secretHost = z
  .string({ error: WRONG })
  .trim()
  .max(260, WRONG)
  .transform((text, context) => {
    const host = /^[^\s/\\@?#*{}]+$/.test(text) ? hostOfUrl(`https://${text}`) : undefined;
    if (host !== undefined) return host;
    context.issues.push({ code: 'custom', message: WRONG, input: text });
    return z.NEVER;
  });

/** All hosts to which a secret may be sent: no other ever gets it. */
export const secretHosts = z
  .array(secretHost, { error: 'say to which hosts it may be sent' })
  .min(1, 'say to which hosts it may be sent')
  .max(20, 'name 20 hosts at most')
  .transform((hosts) => [...new Set(hosts)]);
