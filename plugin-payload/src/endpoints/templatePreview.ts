import { jsonObject } from '@whenthen/core/definition';
import { z } from 'zod';
import { engineContent, templateContent } from '../collections/templates/content.js';
import { defineEndpoint } from './define.js';

/** Renders what stands in the form, saved or not, with the data given or with sample data. */
export const templatePreviewEndpoint = defineEndpoint({
  path: '/templates/preview',
  method: 'post',
  access: 'read',
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
