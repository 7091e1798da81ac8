import { APIError, ValidationError, type CollectionBeforeChangeHook } from 'payload';
import { isEngineError } from '../../engine/failure.js';
import type { Runtime } from '../../runtime.js';
import { engineContent, templateContent } from './content.js';

const PARTS = ['subject', 'preheader', 'html', 'text'];

/**
 * Renders a template with sample data before it is published, so that one that does not compile, or runs away, is
 * refused with a message on its field. Drafts may be half-written; their preview says what is wrong.
 */
export const checkContent =
  (runtime: Runtime): CollectionBeforeChangeHook =>
  async ({ collection, data, originalDoc, req }) => {
    const doc: Record<string, unknown> = { ...(originalDoc as object | undefined), ...(data as object) };
    const content = templateContent.safeParse(doc);
    if (doc._status !== 'published' || !content.success || !content.data.subject || !content.data.html) return data;
    try {
      const engine = await runtime.engine();
      await engine.templates.preview(engineContent(content.data));
    } catch (error) {
      if (!isEngineError(error))
        throw new APIError(
          `The database of the workflows cannot be reached, so this cannot be published now. Save it as a draft. (${error instanceof Error ? error.message : String(error)})`,
          503,
          null,
          true,
        );
      const issues = error.issues?.length ? error.issues : [{ path: ['html'], message: error.message }];
      throw new ValidationError(
        {
          collection: collection.slug,
          errors: issues.map(({ path, message }) => ({
            path: PARTS.includes(String(path[0])) ? String(path[0]) : 'html',
            message,
          })),
          req,
        },
        req.t,
      );
    }
    return data;
  };
