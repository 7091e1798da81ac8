import { MongoBulkWriteError, MongoClient, MongoInvalidArgumentError, MongoServerError } from 'mongodb';
import { isAway } from './away.js';

describe('isAway', () => {
  it('knows a server that cannot be reached', async () => {
    const failed = await MongoClient.connect('mongodb://127.0.0.1:1', { serverSelectionTimeoutMS: 50 }).catch(
      (error: unknown) => error,
    );
    expect(isAway(failed)).toBe(true);
    expect(isAway(new MongoBulkWriteError(failed as Error, {} as never))).toBe(true);
  });

  it.each([
    [11600, true],
    [10107, true],
    [10334, false],
    [17419, false],
    [121, false],
  ])('reads the code %i', (code, away) => {
    expect(isAway(new MongoServerError({ message: 'refused', code }))).toBe(away);
  });

  it('takes everything else for the fault of what was written', () => {
    expect(isAway(new RangeError('The value of "offset" is out of range'))).toBe(false);
    expect(isAway(new MongoInvalidArgumentError('Document is larger than the maximum size'))).toBe(false);
  });
});
