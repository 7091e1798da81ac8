import type { Engine } from '@whenthen/core';
import { APIError, type CollectionBeforeDeleteHook } from 'payload';
import type { Runtime } from '../runtime/runtime.js';

/** The name of a document under which the engine knows it; nothing where it was never published. */
export type PublishedName = (engine: Engine, id: string) => Promise<string | undefined>;

/** What was ever published stays: what the engine has recorded refers to it, and so may other documents. */
export const refuseDelete =
  (runtime: Runtime, publishedName: PublishedName, kept: string): CollectionBeforeDeleteHook =>
  async ({ id }) => {
    const name = await publishedName(await runtime.engine(), String(id));
    if (name === undefined) return;
    throw new APIError(`“${name}” has been published, and ${kept}`, 409, null, true);
  };
