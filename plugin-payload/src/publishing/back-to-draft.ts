import type { PayloadRequest } from 'payload';

/**
 * Takes the status of a document just written, and of its newest version, back to draft. Below the collection's hooks,
 * which would start over. Inside a transaction there is nothing to do: the error that follows rolls it back.
 */
export const backToDraft = async (collection: string, id: number | string, req: PayloadRequest): Promise<void> => {
  if (await req.transactionID) return;
  const { db } = req.payload;
  await db.updateOne({ collection, id, data: { _status: 'draft' }, req });
  const { docs } = await db.findVersions({
    collection,
    limit: 1,
    sort: '-updatedAt',
    where: { parent: { equals: id } },
    req,
  });
  const newest = docs[0];
  if (!newest) return;
  await db.updateVersion({
    collection,
    id: newest.id,
    versionData: { ...newest, version: { ...newest.version, _status: 'draft' } },
    req,
  });
};
