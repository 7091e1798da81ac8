import { randomBytes } from 'node:crypto';
import { cartAbandonment, createTestEngine, type TestEngine, type TestEngineSettings } from '@whenthen/core/testing';
import type { EngineOptions, EventInput } from '@whenthen/core';
import { closeBooks } from '../../support/books.js';
import { MongoClient, type Db } from 'mongodb';
import { leaveSpare, takeSpare } from './spare-databases.js';

/** The MongoDB of this test run. */
export const mongoUri = (): string => {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('Set MONGODB_URI, or run the tests by `npm test`, which finds a MongoDB.');
  return uri;
};

/** A database that this test has alone. */
export interface World {
  database: string;
  db: Db;
  /** Makes an engine on it; all are stopped at the end. */
  engine(settings?: TestEngineSettings, options?: Partial<EngineOptions>): Promise<TestEngine>;
  /** The test leaves effects open: they wait for a time, or for a worker that can carry them out. */
  leavesOpen(): void;
  /** Ends all engines and closes the books. */
  close(): Promise<void>;
}

/** One connection serves all tests of a file; the last world closes it, where it ends behind them. */
let connected: Promise<MongoClient> | undefined;
let worlds = 0;
let isOver = false;
const enter = (): Promise<MongoClient> => {
  worlds += 1;
  return (connected ??= MongoClient.connect(mongoUri()));
};
const leave = async (): Promise<void> => {
  worlds -= 1;
  if (isOver && worlds === 0) await (await connected)?.close();
};
afterAll(async () => {
  isOver = true;
  if (worlds === 0) await (await connected)?.close();
});

/** @param fresh it is made anew, and dropped at the end: the test makes collections or indexes that no engine makes, or looks at plans */
export const openWorld = async (name: string, { fresh = false } = {}): Promise<World> => {
  const client = await enter();
  const spare = fresh ? undefined : await takeSpare(client);
  const database = spare ?? `wt_${name}_${randomBytes(6).toString('hex')}`;
  const engines: TestEngine[] = [];
  let open = false;
  return {
    database,
    db: client.db(database),
    async engine(settings, options) {
      const made = await createTestEngine({ mongo: { uri: mongoUri(), database }, ...options }, settings);
      engines.push(made);
      return made;
    },
    leavesOpen() {
      open = true;
    },
    async close() {
      await Promise.all(engines.map(({ engine }) => engine.stop()));
      try {
        await closeBooks(client.db(database), { open });
        if (fresh) await client.db(database).dropDatabase();
        else await leaveSpare(client, database);
      } catch (error) {
        await client.db(database).dropDatabase();
        throw error;
      } finally {
        await leave();
      }
    },
  };
};

/** Publishes the two templates and the workflow of the story, and activates it. */
export const publishStory = async ({ engine }: TestEngine): Promise<void> => {
  for (const id of ['reminder', 'discount'])
    await engine.templates.publish({
      id,
      name: id,
      subject: `${id} for {{person.first_name}}`,
      html: '<ul>{{#each event.items}}<li>{{title}} × {{quantity}}</li>{{/each}}</ul>',
    });
  const definition = cartAbandonment({ reminder: 'reminder', discount: 'discount' });
  await engine.workflows.publish({ id: 'cart', name: 'Cart abandonment', definition });
  await engine.workflows.setStatus('cart', 'active');
};

/** An event of the story: `who` put something into, or bought, a cart. */
export const cartEvent = (
  { clock }: Pick<TestEngine, 'clock'>,
  who: string,
  cart: string,
  { name = 'added_to_cart', ...more }: Partial<EventInput> = {},
): EventInput => ({
  source: 'store',
  id: `${name}:${cart}`,
  name,
  email: `${who}@example.com`,
  occurredAt: new Date(clock.now()),
  subject: `cart:${cart}`,
  properties: { cart_id: cart, currency_code: 'usd', items: [{ title: `Shirt of ${cart}`, quantity: 2 }] },
  person: { fields: { first_name: who } },
  ...more,
});

/** Who got which subject, in the order of sending. */
export const inbox = ({ mail }: Pick<TestEngine, 'mail'>): string[] =>
  mail.sent.map((m) => `${m.to.address}: ${m.subject}`);
