import type { Document } from 'mongodb';
import type { BenchDatabase } from '../database.js';

const DAY = 86_400_000;
const CHUNK = 5_000;
/** What is old lies so many days back at least, and is spread over a year. */
const BACK = 800;
const NAMES = ['added_to_cart', 'viewed_product', 'checkout_started', 'order.fulfilled', '$email_opened'];

const hex = (prefix: string, i: number): string => `${prefix}${i.toString(16).padStart(24 - prefix.length, '0')}`;
const oldMoment = (i: number): Date => new Date(Date.now() - BACK * DAY - (i % 365) * DAY - (i % 86_400) * 1_000);

const event = (i: number): Document => {
  const at = oldMoment(i);
  return {
    _id: `old:${i}`,
    source: 'old',
    name: NAMES[i % NAMES.length],
    email: `old-${i % 100_000}@example.com`,
    subject: `cart:${i % 200_000}`,
    properties: {
      ...{ workflow: 'old', step: 'mail', template: 'greeting', cart_id: `${i % 200_000}`, currency_code: 'eur' },
      items: [{ title: 'Linen shirt', quantity: 2, unit_price: 79.9 }],
    },
    ...{ occurredAt: at, receivedAt: at, state: 'processed', part: i % 16 },
  };
};

const run = (i: number): Document => {
  const at = oldMoment(i);
  const entry = (type: string, more: object) => ({ at: at.getTime(), type, ...more });
  return {
    ...{ _id: hex('0a', i), workflow: 'old', version: 1, person: hex('0b', i % 100_000), entryKey: `event:old:${i}` },
    trigger: { event: `old:${i}`, name: 'added_to_cart', properties: { cart_id: `${i}` } },
    ...{ state: 'ended', step: null, phase: 'arrive', seq: 4, rev: 5, attempts: 0, part: i % 4 },
    ...{ enteredAt: at, stepAt: at, wakeAt: null, endedAt: at, outcome: i % 3 ? 'completed' : 'goal', reason: null },
    journal: [
      entry('entered', { trigger: 'Added to cart', event: `old:${i}`, occurredAt: at.getTime() }),
      entry('delay', { step: 'wait', until: at.getTime() }),
      entry('action', { step: 'mail', effect: 'mail:2', action: 'send_email' }),
      entry('ended', { outcome: 'completed' }),
    ],
    ...{ journalMoved: 0, journalBytes: 900 },
  };
};

const effect = (i: number): Document => {
  const at = oldMoment(i);
  return {
    ...{ _id: hex('0c', i), run: hex('0a', i), person: hex('0b', i % 100_000), workflow: 'old', version: 1 },
    ...{ step: 'mail', seq: 2, action: 'send_email', input: { template: 'greeting' }, state: 'done' },
    ...{ dueAt: at, createdAt: at, endedAt: at, attempts: 1, lane: 'mail:shop', class: 'marketing' },
  };
};

const insert = async (
  { db }: BenchDatabase,
  collection: string,
  count: number,
  make: (i: number) => Document,
): Promise<void> => {
  for (let from = 0; from < count; from += CHUNK)
    await db.collection(`whenthen_${collection}`).insertMany(
      Array.from({ length: Math.min(CHUNK, count - from) }, (_, i) => make(from + i)),
      { ordered: false },
    );
};

/** Events of over two years ago, and finished runs with an effect each: all of it older than it is kept. */
export const seedOld = async (database: BenchDatabase, { events, runs }: { events: number; runs: number }) => {
  await insert(database, 'events', events, event);
  await insert(database, 'runs', runs, run);
  await insert(database, 'effects', runs, effect);
};

/** How many of them are left. */
export const oldLeft = async ({ db }: BenchDatabase): Promise<{ events: number; runs: number; effects: number }> => ({
  events: await db.collection('whenthen_events').countDocuments({ source: 'old' }),
  runs: await db.collection('whenthen_runs').countDocuments({ workflow: 'old' }),
  effects: await db.collection('whenthen_effects').countDocuments({ workflow: 'old' }),
});
