import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { MongoClient } from 'mongodb';
import { closeBooks } from '../../support/books.js';

/** An event as it is stored. */
export interface StoredEvent {
  _id: string;
  name: string;
  email: string;
  subject: string;
  occurredAt: Date;
  properties: Record<string, unknown>;
  person?: { fields?: Record<string, unknown> };
}

/** Looks at what was handed over. */
export interface Events {
  /** The name of the database. */
  database: string;
  /** All events of a person, in the order in which they happened. */
  of(email: string): Promise<StoredEvent[]>;
  /** Waits for the first event with this name. */
  first(email: string, name: string, timeoutMs?: number): Promise<StoredEvent>;
  count(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the database of a test, which is dropped at the end. */
export const openEvents = async (uri: string, database: string): Promise<Events> => {
  const client = await MongoClient.connect(uri);
  const db = client.db(database);
  const events = db.collection<StoredEvent>('whenthen_events');
  const of = (email: string) => events.find({ email }).sort({ occurredAt: 1, _id: 1 }).toArray();
  return {
    database,
    of,
    count: () => events.countDocuments(),
    first: (email, name, timeoutMs = 30_000) =>
      waitUntil(async () => (await of(email)).find((event) => event.name === name), {
        timeoutMs,
        what: `${name} of ${email}`,
      }),
    async close() {
      await closeBooks(db, { open: true }).finally(async () => {
        await db.dropDatabase();
        await client.close();
      });
    },
  };
};
