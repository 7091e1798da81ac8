import { APIError, ValidationError, type CollectionBeforeChangeHook } from 'payload';
import type { Runtime } from '../../runtime/runtime.js';
import { engineAway } from '../engine-away.js';
import { isPublishing } from '../is-publishing.js';
import { refusalsOf } from './refusals.js';

/**
 * Renders a template with sample data before it is published, so that one that does not compile, or runs away, is
 * refused with a message on its field. Drafts may be half-written; their preview says what is wrong.
 */
export const checkContent =
  (runtime: Runtime): CollectionBeforeChangeHook =>
  async ({ collection, data, originalDoc, req }) => {
    const doc: Record<string, unknown> = { ...(originalDoc as object | undefined), ...(data as object) };
    if (!isPublishing(doc)) return data;
    const errors = await refusalsOf(runtime, doc).catch((error: unknown) => {
      throw new APIError(engineAway(error), 503, null, true);
    });
    if (errors.length > 0) throw new ValidationError({ collection: collection.slug, errors, req }, req.t);
    return data;
  };
