import { attentionKinds } from '../model/operation/attention.js';
import { attentionWords } from './attention.js';

const store = (counts: Partial<Record<string, number>>) => ({
  count: async ({ kind = '' }: { kind?: string | undefined }, most: number) => Math.min(most, counts[kind] ?? 0),
});

test('tells of each kind that needs somebody, how many, and where', async () => {
  expect(await attentionWords(store({}))).toEqual([]);
  const found = await attentionWords(store({ failed: 1, held: 3, expired: 5_000 }));
  expect(found.map(({ code, place }) => [code, place])).toEqual(attentionKinds.map((kind) => [kind, 'attention']));
  const [failed = '', held = '', expired = ''] = found.map(({ message }) => message);
  expect(failed).toMatch(/^An e-mail or call of a workflow has failed for good\./);
  expect(held).toMatch(/^3 e-mails are held/);
  expect(expired).toMatch(/^1000 or more e-mails were not sent/);
});
