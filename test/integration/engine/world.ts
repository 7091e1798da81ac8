import { cartAbandonment, createTestEngine, type TestEngine, type TestEngineSettings } from '@whenthen/core/testing';
import type { EngineOptions, EventInput } from '@whenthen/core';
import { closeBooks } from '../../support/books.js';
import { MongoClient, type Db } from 'mongodb';

/** The MongoDB of this test run. */
export const mongoUri = (): string => {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('Set MONGODB_URI, or run the tests by `npm test`, which finds a MongoDB.');
  return uri;
};

/** A database of a test file's own, dropped at the end. */
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

let count = 0;
/** Databases of earlier tests of this file, emptied: making one anew takes longer than most tests. */
const spare: string[] = [];
/** The file's tests are through: what is closed now is used by nobody any more. */
let over = false;

/** Empties a database. Returns whether it can be used again: not where a test made a view, or had queries recorded. */
const empty = async (db: Db): Promise<boolean> => {
  const kinds = await db.listCollections({}, { nameOnly: true }).toArray();
  if (kinds.some(({ type, name }) => type !== 'collection' || name.startsWith('system.'))) return false;
  for (const { name } of kinds) await db.collection(name).deleteMany({});
  return true;
};

afterAll(async () => {
  over = true;
  if (spare.length === 0) return;
  const client = await MongoClient.connect(mongoUri());
  for (const database of spare.splice(0)) await client.db(database).dropDatabase();
  await client.close();
});

export const openWorld = async (name: string): Promise<World> => {
  const database = spare.pop() ?? `wt_${name}_${process.pid}_${count++}`;
  const client = await MongoClient.connect(mongoUri());
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
        if (!over && (await empty(client.db(database)))) spare.push(database);
        else await client.db(database).dropDatabase();
      } catch (error) {
        await client.db(database).dropDatabase();
        throw error;
      } finally {
        await client.close();
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
  name = 'added_to_cart',
  more: Partial<EventInput> = {},
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
