import type { Engine } from '@whenthen/core';
import { APIError, type CollectionAfterChangeHook, type JsonObject, type TypeWithID } from 'payload';
import { refusalStatus } from '../runtime/failure.js';
import type { Runtime } from '../runtime/runtime.js';
import { backToDraft } from './back-to-draft.js';

/** A published document as it stands in the CMS' database. */
export type PublishedDocument = JsonObject & TypeWithID;

interface Saved extends TypeWithID {
  _status?: string;
}

/** Gives a published document to the engine. Has to change nothing when it has been given before. */
export type HandOver = (engine: Engine, doc: PublishedDocument, by?: string) => Promise<void>;

/**
 * Hands a document over when it is published. When the engine does not take it, the document goes back to a draft and
 * the request fails with the engine's words.
 */
export const handOverOnPublish =
  (runtime: Runtime, handOver: HandOver): CollectionAfterChangeHook<Saved> =>
  async ({ collection, doc, req }) => {
    if (doc._status !== 'published') return doc;
    const { id } = doc;
    try {
      // Read again: `doc` may lack fields, by the caller's `select` or by somebody's hook.
      const stored = await req.payload.findByID({
        collection: collection.slug,
        id,
        depth: 0,
        draft: false,
        overrideAccess: true,
        req,
      });
      const by = req.user && 'email' in req.user ? String(req.user.email) : undefined;
      await handOver(await runtime.engine(), stored, by);
    } catch (error) {
      await backToDraft(collection.slug, id, req);
      const reason = error instanceof Error ? error.message : String(error);
      throw new APIError(
        `This was not published. Your changes are kept as a draft; what was published before stays in force. ${reason}`,
        refusalStatus(error) ?? 503,
        null,
        true,
      );
    }
    return doc;
  };
