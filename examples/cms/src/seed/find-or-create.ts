import type { Payload, Where } from 'payload';

/** The id of the document that matches, made from `data` where there is none. */
export const findOrCreate = async (
  payload: Payload,
  collection: string,
  where: Where,
  data: Record<string, unknown>,
): Promise<string> => {
  const found = await payload.find({ collection, where, limit: 1, depth: 0, overrideAccess: true });
  const doc =
    found.docs[0] ??
    (await payload.create({
      collection,
      data,
      depth: 0,
      overrideAccess: true,
    }));
  return String(doc.id);
};
