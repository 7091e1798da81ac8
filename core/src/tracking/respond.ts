import { pageReply, type Reply } from '../kernel/reply.js';
import { escapeHtml } from '../templates/index.js';
import type { TrackingClaims } from './token.js';

/** A transparent GIF of one pixel (GIF89a). */
const PIXEL = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'));

/** Each request has to come here, and no search engine should keep it. */
const HEADERS = { 'cache-control': 'no-store, private', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' };

/** The pixel, the way to the link's target, or a page that says that there is none. */
export const trackingResponse = (claims: TrackingClaims | undefined): Reply<string | Uint8Array<ArrayBuffer>> => {
  if (claims?.kind === 'open')
    return { status: 200, headers: { ...HEADERS, 'content-type': 'image/gif' }, body: PIXEL };
  if (!claims)
    return pageReply(
      404,
      { title: 'This link does not work', html: 'It is not whole. Use the link in the e-mail, or copy all of it.' },
      HEADERS,
    );
  const html = `<a href="${escapeHtml(claims.url)}">${escapeHtml(claims.url)}</a>`;
  return pageReply(302, { title: 'Moved', html }, { ...HEADERS, location: claims.url });
};
