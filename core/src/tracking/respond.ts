import { escapeHtml } from '../templates/index.js';
import type { TrackingClaims } from './token.js';

/** An answer over HTTP, for whichever framework. */
export interface TrackingResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | string;
}

/** A transparent GIF of one pixel (GIF89a). */
const PIXEL = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'));

/** Each request has to come here, and no search engine should keep it. */
const HEADERS = { 'cache-control': 'no-store, private', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' };

const page = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title><body style="font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem">` +
  `<h1>${title}</h1><p>${text}</p></body></html>`;

/** The pixel, the way to the link's target, or a page that says that there is none. */
export const trackingResponse = (claims: TrackingClaims | undefined): TrackingResponse => {
  if (claims?.kind === 'open')
    return { status: 200, headers: { ...HEADERS, 'content-type': 'image/gif' }, body: PIXEL };
  const html = { ...HEADERS, 'content-type': 'text/html; charset=utf-8' };
  if (!claims)
    return {
      status: 404,
      headers: html,
      body: page('This link does not work', 'It is not whole. Use the link in the e-mail, or copy all of it.'),
    };
  const link = `<a href="${escapeHtml(claims.url)}">${escapeHtml(claims.url)}</a>`;
  return { status: 302, headers: { ...html, location: claims.url }, body: page('Moved', link) };
};
