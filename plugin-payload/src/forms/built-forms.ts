import type { Known } from '@whenthen/core/definition';
import type { Payload } from 'payload';

/** Forms that are listed. */
const MOST = 500;

/** The forms of the form builder, by title; none where the CMS has no form builder. */
export const builtForms = async (payload: Payload, forms: string): Promise<Known[]> => {
  if (!Object.hasOwn(payload.collections, forms)) return [];
  const { docs } = await payload.find({
    collection: forms,
    depth: 0,
    limit: MOST,
    sort: 'title',
    select: { title: true },
    overrideAccess: true,
  });
  return docs.map(({ id, ...form }) => {
    const { title } = form as { title?: unknown };
    return { id: String(id), name: typeof title === 'string' && title !== '' ? title : String(id) };
  });
};
