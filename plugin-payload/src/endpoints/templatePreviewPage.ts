import { randomBytes } from 'node:crypto';
import { previewPage } from '../preview/page.js';
import type { BoundEndpoint } from './define.js';
import { turnAway } from './define.js';

/**
 * The page in the live preview's frame: takes the form's content as Payload posts it, has it rendered, and shows it in
 * a frame of its own that runs no scripts.
 */
export const templatePreviewPageEndpoint: BoundEndpoint = (runtime) => ({
  path: '/whenthen/templates/preview',
  method: 'get',
  handler: async (req) => {
    const away = await turnAway(req, runtime, 'read');
    if (away) return away;
    const nonce = randomBytes(16).toString('base64');
    return new Response(previewPage({ nonce, from: runtime.options.engine.mail?.from ?? '' }), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': [
          "default-src 'none'",
          `script-src 'nonce-${nonce}'`,
          "style-src 'unsafe-inline' https:",
          'img-src https: http: data:',
          'font-src https: data:',
          "connect-src 'self'",
          "frame-ancestors 'self'",
        ].join('; '),
      },
    });
  },
});
