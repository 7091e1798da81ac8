import { withoutAddress, withoutCalled, withoutSample } from './without-people.js';

test('the row of a person names no address, also not in its reason', () => {
  const row = {
    run: '1',
    person: { id: '6650f1c2a1b2c3d4e5f60718', email: 'ada@example.com' },
    reason: '550 <ada@example.com> is gone',
    instance: 'ada@example.com',
  };
  const shown = withoutAddress(row);
  expect(JSON.stringify(shown)).not.toContain('ada');
  expect(shown).toMatchObject({ run: '1', person: { id: row.person.id, email: '#e5f60718' } });
  expect(withoutAddress({ person: { id: '1', email: '' }, reason: null })).toEqual({
    person: { id: '1', email: '' },
    reason: null,
  });
});

test('a count names nobody', () => {
  expect(withoutSample({ count: 1, sample: [{ email: 'ada@example.com' }] })).toEqual({ count: 1, sample: [] });
});

test('a webhook tells that it was called, and not with what', () => {
  const calls = [
    { at: '2026-03-02T09:00:00Z', status: 400, reason: 'ada@example.com is no …', body: '{"email":"ada@example.com"}' },
  ];
  expect(withoutCalled({ id: 'w', calls })).toEqual({
    id: 'w',
    calls: [{ at: '2026-03-02T09:00:00Z', status: 400, reason: null, body: '' }],
  });
});
