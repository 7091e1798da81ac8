import type { Known } from '@whenthen/core/definition';
import type { Payload } from 'payload';

/** Drafts of a collection that are listed. */
const MOST = 500;

/** What of a collection was never published, by name. */
export const draftsOf = async (payload: Payload, collection: string, published: Known[]): Promise<Known[]> => {
  const { docs } = await payload.find({
    collection,
    draft: true,
    depth: 0,
    limit: MOST,
    sort: 'name',
    select: { name: true },
    overrideAccess: true,
  });
  const there = new Set(published.map(({ id }) => id));
  return docs.flatMap(({ id, ...doc }) => {
    const { name } = doc as { name?: unknown };
    return there.has(String(id))
      ? []
      : [{ id: String(id), name: typeof name === 'string' ? name : String(id), draft: true }];
  });
};
