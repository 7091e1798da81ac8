import type { Engine, EventInput } from '@whenthen/core';
import { alsoErasing } from './erase-deleted';

const event = (name: string, more: Partial<EventInput> = {}): EventInput => ({
  ...{ source: 'medusa', id: name, name, email: 'ada@example.com' },
  ...more,
});

test('whoever deleted their account is erased, as of then; nobody else is', async () => {
  const calls: unknown[] = [];
  const engine = {
    track: (events: unknown) => {
      calls.push(['track', [events].flat().length]);
      return Promise.resolve({ accepted: 1, duplicates: 0 });
    },
    people: {
      erase: (email: string, how: { askedAt?: Date }) => {
        calls.push(['erase', email, how.askedAt?.toISOString()]);
        return Promise.resolve({});
      },
    },
  } as unknown as Engine;
  const taken = await alsoErasing(engine).track([
    event('customer.updated', { email: 'bob@example.com' }),
    event('customer.deleted', { occurredAt: new Date('2026-03-01T00:00:00Z') }),
  ]);
  expect(taken).toEqual({ accepted: 1, duplicates: 0 });
  // Told first: what they were in ends by that, whatever becomes of the rest.
  expect(calls).toEqual([
    ['track', 2],
    ['erase', 'ada@example.com', '2026-03-01T00:00:00.000Z'],
  ]);
});
