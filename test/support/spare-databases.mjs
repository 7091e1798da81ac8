import { MongoClient } from 'mongodb';

/** Drops the databases that tests left to later ones (`integration/engine/spare-databases.ts`), also those of a run that was killed. */
export const dropSpares = async (uri) => {
  const client = await MongoClient.connect(uri);
  const list = client.db('wt_spare').collection('databases');
  for (let spare = await list.findOneAndDelete({}); spare; spare = await list.findOneAndDelete({}))
    await client.db(spare._id).dropDatabase();
  await client.close();
};
