import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import type { Engine } from '@whenthen/core';
import { runtimeOf, stopEngine, whenThenPlugin, type WhenThenPluginOptions } from '@whenthen/payload';
import { MongoClient } from 'mongodb';
import { buildConfig, getPayload, type CollectionConfig, type Payload, type Plugin } from 'payload';
import request, { type Test } from 'supertest';
import { startRestServer } from './rest-server.js';
import { closeBooks } from '../../support/books.js';

// Payload pushes a schema once per process; here each database is new.
process.env['PAYLOAD_FORCE_DRIZZLE_PUSH'] = 'true';

const authCollection = (slug: string): CollectionConfig => ({ slug, auth: true, fields: [] });

type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';

/** A CMS with the plugin, on a SQLite file and a MongoDB database of its own, answering over HTTP. */
export interface TestCms {
  payload: Payload;
  /** Where it answers, without `/api`. */
  url: string;
  engine(): Promise<Engine>;
  mongo: { uri: string; database: string };
  /** Where its SQLite file lies. */
  folder: string;
  /** Stops the engine, and starts it as a start of the CMS does. */
  restartEngine(): Promise<void>;
  /** Sends a request as an editor, as a shop's customer, or as nobody. */
  as(who: 'editor' | 'customer' | 'nobody'): Record<Method, (path: string) => Test>;
  close(): Promise<void>;
}

const mongoUri = (): string => {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('Set MONGODB_URI to a MongoDB for tests, or run the tests by `npm test`, which finds one.');
  return uri;
};

const logIn = async (url: string, payload: Payload, collection: string): Promise<string> => {
  const account = { email: `somebody@${collection}.example.com`, password: 'a-test-password' };
  await payload.create({ collection, data: account, overrideAccess: true });
  const { body } = await request(url).post(`/api/${collection}/login`).send(account).expect(200);
  return (body as { token: string }).token;
};

/** `before` are plugins that stand before Whenthen's. */
export const startCms = async (
  name: string,
  options: Partial<WhenThenPluginOptions> = {},
  before: Plugin[] = [],
): Promise<TestCms> => {
  const folder = await mkdtemp(join(tmpdir(), 'whenthen-cms-'));
  const uri = mongoUri();
  const database = `cms_${name}_${process.pid}`;
  const config = await buildConfig({
    secret: 'a-secret-for-tests',
    telemetry: false,
    db: sqliteAdapter({ client: { url: `file:${join(folder, 'cms.sqlite')}` }, push: true }),
    collections: [authCollection('users'), authCollection('customers')],
    admin: { user: 'users' },
    typescript: { autoGenerate: false },
    plugins: [...before, whenThenPlugin({ mongo: { uri, database }, ...options })],
  });
  const payload = await getPayload({ config, key: name });
  const server = await startRestServer(config, name);
  const tokens = {
    editor: await logIn(server.url, payload, 'users'),
    customer: await logIn(server.url, payload, 'customers'),
    nobody: null,
  };
  return {
    payload,
    url: server.url,
    engine: () => runtimeOf(payload).engine(),
    mongo: { uri, database },
    folder,
    restartEngine: async () => {
      await stopEngine();
      await config.onInit?.(payload);
    },
    as: (who) => {
      const send = (method: Method) => (path: string) => {
        const test = request(server.url)[method](path);
        const token = tokens[who];
        return token ? test.set('Authorization', `JWT ${token}`) : test;
      };
      return {
        ...{ get: send('get'), head: send('head'), post: send('post') },
        ...{ put: send('put'), patch: send('patch'), delete: send('delete') },
      };
    },
    close: async () => {
      await server.close();
      await stopEngine();
      await payload.destroy();
      const client = new MongoClient(uri);
      await closeBooks(client.db(database), { open: true }).finally(async () => {
        await client.db(database).dropDatabase();
        await client.close();
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Waits until something holds; fails after ten seconds. */
export const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (const deadline = Date.now() + 10_000; !(await holds());) {
    if (Date.now() > deadline) throw new Error('It did not happen within ten seconds.');
    await new Promise((wait) => setTimeout(wait, 50));
  }
};
