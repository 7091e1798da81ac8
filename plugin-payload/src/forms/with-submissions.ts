import { loggedError } from '@whenthen/core/definition';
import type { CollectionAfterChangeHook, CollectionConfig } from 'payload';
import type { Runtime } from '../runtime/runtime.js';
import { ASKED } from './asked-fields.js';
import { handOverSubmission, type SubmissionDoc } from './hand-over.js';

/**
 * Has the form builder's submissions start workflows. Nobody who fills in a form waits for it, and nothing goes wrong
 * with the form when the engine is away: what is missing is recovered later.
 */
export const withSubmissions = (collection: CollectionConfig, runtime: Runtime): CollectionConfig => {
  const handOver: CollectionAfterChangeHook = ({ data, doc, operation, req }) => {
    if (operation !== 'create') return;
    // Of the document only what was asked for is there (`select`); all that is stored is in the data.
    const submission = { ...data, ...(doc as SubmissionDoc), [ASKED]: (data as SubmissionDoc)[ASKED] };
    runtime.besides(async (engine) => {
      try {
        await handOverSubmission(engine, { payload: req.payload, slugs: runtime.slugs }, submission);
      } catch (error) {
        req.payload.logger.error({
          err: loggedError(error),
          msg: 'Whenthen: a form could not be handed over; it is tried again.',
        });
      }
    });
  };
  return {
    ...collection,
    hooks: { ...collection.hooks, afterChange: [...(collection.hooks?.afterChange ?? []), handOver] },
  };
};
