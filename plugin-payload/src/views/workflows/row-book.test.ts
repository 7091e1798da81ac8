import { createRowBook } from './row-book.js';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const limits = { patience: 40, rest: 150 };
const patient = { patience: 10_000, rest: 150 };

test('all rows share one question, and the next page asks anew', async () => {
  let asked = 0;
  const statuses = createRowBook(async () => {
    asked += 1;
    await sleep(5);
    return new Map([['w', asked === 1 ? 'active' : 'paused']]);
  }, patient);
  const rows = await Promise.all([statuses(), statuses(), statuses()]);
  expect(asked).toBe(1);
  for (const row of rows) expect(row).toEqual({ known: new Map([['w', 'active']]) });
  expect(await statuses()).toEqual({ known: new Map([['w', 'paused']]) });
  expect(asked).toBe(2);
});

test('a database that stands still keeps nobody for long, and the rows behind not at all', async () => {
  let asked = 0;
  let stands = true;
  const statuses = createRowBook(async () => {
    asked += 1;
    if (stands) await new Promise<never>(() => undefined);
    return new Map();
  }, limits);
  const began = performance.now();
  for (let row = 0; row < 50; row++)
    expect(await statuses()).toMatchObject({ unknown: expect.stringContaining('does not answer') });
  // Far less than the patience for each.
  expect(performance.now() - began).toBeLessThan(limits.patience * 25);
  expect(asked).toBe(1);
  stands = false;
  await sleep(limits.rest + 50);
  expect(await statuses()).toEqual({ known: new Map() });
});

test('one that fails at once is told of as well', async () => {
  const statuses = createRowBook(() => Promise.reject(new Error('away')), limits);
  expect(await statuses()).toEqual({ unknown: expect.stringContaining('does not answer') });
});
