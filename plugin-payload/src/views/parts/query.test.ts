import { runFilter, runQuery, textParam, withQuery } from './query.js';

test('a filter of the address becomes the engine’s query', () => {
  expect(runQuery(runFilter({ show: 'inside' }))).toEqual({ state: 'waiting' });
  expect(runQuery(runFilter({ show: 'goal' }))).toEqual({ outcome: 'goal' });
  expect(runQuery(runFilter({}))).toEqual({});
});

test('anything else shows all', () => {
  expect(runFilter({ show: 'everything' })).toBe('all');
  expect(runFilter({ show: ['goal', 'failed'] })).toBe('all');
  expect(textParam({ q: { $ne: '' } as unknown as string }, 'q')).toBeUndefined();
});

test('addresses leave out what is not set, and escape what is', () => {
  expect(withQuery('/admin/people', { q: undefined })).toBe('/admin/people');
  expect(withQuery('/admin/people', { q: 'a&b', after: 'x' })).toBe('/admin/people?q=a%26b&after=x');
});
