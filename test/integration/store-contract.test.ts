import { missingCases, storeContract } from '../../core/src/testing/contract/index.js';
import { openMongoStore, type OnMongo } from './store/mongo-store.js';

describe('the store on MongoDB', () => {
  let mongo: OnMongo;
  beforeAll(async () => {
    mongo = await openMongoStore('contract');
  });
  afterAll(() => mongo.close());

  const open = async () => {
    await mongo.clear();
    return { ...mongo.store, close: () => Promise.resolve() };
  };

  test.each(storeContract(open))('$of: $name', ({ run }) => run());

  it('has no method without a case', () => {
    expect(missingCases(mongo.store)).toEqual([]);
  });
});
