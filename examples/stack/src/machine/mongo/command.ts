import { MongoClient, type Document } from 'mongodb';

const WITHIN_MS = 3_000;

/**
 * Sends one command to the MongoDB at a port of this machine, over a connection of its own.
 * @param withinMs how long each of its parts may take: after a crash a server may hang with the port open
 * @throws the driver's error
 */
export async function command(port: number, body: Document, withinMs = WITHIN_MS): Promise<void> {
  const limits = { serverSelectionTimeoutMS: withinMs, connectTimeoutMS: withinMs, socketTimeoutMS: withinMs };
  const client = new MongoClient(`mongodb://127.0.0.1:${port}`, { ...limits, directConnection: true });
  try {
    await client.db('admin').command(body);
  } finally {
    await client.close(true);
  }
}
