import { jsonObject } from '@whenthen/core/definition';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { needs } from '../access/needs.js';
import { engineContent, templateContent } from '../collections/templates/content.js';
import { previewPage } from '../preview/page.js';
import { defineEndpoint, turnAway, type BoundEndpoint } from './kit/define.js';

/** Renders what stands in the form, saved or not, with the data given or with sample data. */
const preview = defineEndpoint({
  route: 'POST /templates/preview',
  body: templateContent
    .extend({ kind: z.enum(['marketing', 'transactional']).optional(), data: jsonObject.optional() })
    .strict(),
  handle: async ({ engine, body: { data, kind, ...content } }) => {
    const { preheader } = content;
    const rendered = await engine.templates.preview({ ...engineContent(content), ...(kind && { kind }) }, data);
    // The engine hides the preheader inside the HTML; rendered as a subject it can be shown by itself.
    const line = preheader && (await engine.templates.preview({ subject: preheader, html: '<p></p>' }, data)).subject;
    return Response.json({ ...rendered, preheader: line });
  },
});

/**
 * The page in the live preview's frame: takes the form's content as Payload posts it, has it rendered, and shows it in
 * a frame of its own that runs no scripts.
 */
const showPreview: BoundEndpoint = (runtime) => ({
  path: '/whenthen/templates/preview',
  method: 'get',
  handler: async (req) => {
    const away = await turnAway(req, runtime, needs['GET /templates/preview']);
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

/** The sample data that previews are rendered with: what a template can use. */
const sample = defineEndpoint({
  route: 'GET /templates/sample',
  handle: async ({ engine }) => Response.json({ sample: engine.templates.sample() }),
});

/** Previews of e-mail templates, and the data that they are rendered with. */
export const templateEndpoints: BoundEndpoint[] = [preview, showPreview, sample];
