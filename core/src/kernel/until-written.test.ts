import { untilWritten } from './until-written.js';

const { jest } = import.meta;

/** A write that fails so many times. */
const failing = (times: number) => {
  let made = 0;
  const write = async (): Promise<void> => {
    made += 1;
    if (made <= times) throw new Error('no');
  };
  return { write, made: () => made };
};

describe('what must be written', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is tried again for as long as the database is away', async () => {
    const { write, made } = failing(200);
    const written = untilWritten(write, () => true);
    await jest.advanceTimersByTimeAsync(300_000);
    await written;
    expect(made()).toBe(201);
  });

  it('is given up after a minute where the database is there and refuses it', async () => {
    const { write, made } = failing(Infinity);
    const refused = expect(untilWritten(write, () => false)).rejects.toThrow('no');
    await jest.advanceTimersByTimeAsync(70_000);
    await refused;
    expect(made()).toBe(60);
  });
});
