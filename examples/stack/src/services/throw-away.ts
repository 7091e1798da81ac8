import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import type { RunningMongo } from '../machine/mongo/start.js';

/** A name for a database that nobody else uses: a MongoDB that is not ours may hold those of earlier stacks. */
export function throwAwayDatabase(): string {
  return `whenthen_demo_${randomBytes(4).toString('hex')}`;
}

/** Deletes a throw-away database from a MongoDB that goes on running; one of ours goes with its folder. */
export async function dropDatabase({ how, uri }: RunningMongo, name: string): Promise<void> {
  if (how !== 'address') return;
  const client = new MongoClient(uri);
  try {
    await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}
