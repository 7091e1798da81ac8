import type { Reply } from '../kernel/reply.js';

/** An address as a header may hold it: in printable ASCII. */
const asciiOnly = (url: string): string => url.replace(/[^\x21-\x7e]+/g, encodeURIComponent);

/** A reply as the web's own object; without its body for `HEAD`. */
export const toResponse = (
  { status, headers, body }: Reply<string | Uint8Array<ArrayBuffer>>,
  method: string,
): Response => {
  const { location } = headers;
  return new Response(method === 'HEAD' ? null : body, {
    status,
    headers: location === undefined ? headers : { ...headers, location: asciiOnly(location) },
  });
};
