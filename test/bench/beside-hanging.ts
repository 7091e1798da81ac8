import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEngine, type Engine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { startMongo } from '@whenthen/example-stack';
import { MongoClient } from 'mongodb';
import { SMTPServer } from 'smtp-server';

/**
 * Measures how long healthy mails take alone, and beside 1 and 100 webhooks whose receiver never answers. Ends with 1
 * where they take more than twice as long. `npm run bench:lanes -w test`
 */

const MAILS = 200;
const MOST = 2;

const people = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    source: 'bench',
    id: `${name}:${i}`,
    name,
    email: `${name}${i}@example.com`,
  }));

const publish = async (engine: Engine, hook: string): Promise<void> => {
  await engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>x</p>' });
  const made = [
    workflow('mail').on('mail').send('hello').build(),
    workflow('hook').on('hook').do('send_webhook', { url: hook }).build(),
  ];
  for (const one of made) {
    await engine.workflows.publish(one);
    await engine.workflows.setStatus(one.id, 'active');
  }
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((next) => setTimeout(next, 20));
};

/** @returns milliseconds from handing over until the last mail was accepted */
const mailsBeside = async (uri: string, hanging: number): Promise<number> => {
  const database = `bench_hanging_${process.pid}`;
  const client = await MongoClient.connect(uri);
  await client.db(database).dropDatabase();
  let called = 0;
  let accepted = 0;
  const receiver = createServer(() => void (called += 1)).listen(0, '127.0.0.1');
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _, done) => {
      stream.resume();
      stream.on('end', () => {
        accepted += 1;
        done();
      });
    },
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve));
  const port = (smtp.server.address() as AddressInfo).port;
  const engine = await createEngine({
    mongo: { uri, database },
    worker: true,
    secret: 'for-benchmarks-'.repeat(3),
    publicUrl: 'https://shop.example.com',
    webhooks: { allowPrivateAddresses: true },
    mail: { smtp: `smtp://127.0.0.1:${port}`, from: 'Shop <shop@example.com>' },
    graceMs: 0,
  });
  try {
    // Far more enter in an hour than a shop would have let in without being asked.
    await engine.settings.change('fuse', { on: false }, { by: 'bench' });
    await publish(engine, `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
    await engine.start();
    // What is made once, such as connections and render threads, is not measured.
    await engine.track(people('mail', 20).map((e) => ({ ...e, id: `warm:${e.id}`, email: `warm-${e.email}` })));
    await until(() => accepted === 20);
    await engine.track(people('hook', hanging));
    await until(() => called >= Math.min(hanging, 20));
    const began = performance.now();
    await engine.track(people('mail', MAILS));
    await until(() => accepted === MAILS + 20);
    return performance.now() - began;
  } finally {
    await engine.stop();
    receiver.closeAllConnections();
    receiver.close();
    await new Promise<void>((resolve) => smtp.close(resolve));
    await client.db(database).dropDatabase();
    await client.close();
  }
};

const main = async (): Promise<number> => {
  const mongo = await startMongo({
    report: (line) => console.error(line),
    ask: () => Promise.resolve(true),
    cacheGb: 1,
  });
  try {
    const alone = Math.min(await mailsBeside(mongo.uri, 0), await mailsBeside(mongo.uri, 0));
    console.log(`${MAILS} mails alone: ${alone.toFixed(0)} ms`);
    let missed = 0;
    for (const hanging of [1, 100]) {
      const took = await mailsBeside(mongo.uri, hanging);
      const ratio = took / alone;
      console.log(`beside ${hanging} hanging webhooks: ${took.toFixed(0)} ms, ${ratio.toFixed(2)} times as long`);
      if (ratio > MOST) missed += 1;
    }
    return missed > 0 ? 1 : 0;
  } finally {
    await mongo.stop();
  }
};

process.exit(await main());
