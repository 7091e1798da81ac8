import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { z } from 'zod';
import { defineAction, defineCondition } from '@whenthen/core';
import { custom, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { pino } from 'pino';
import { openWorld, type World } from './world.js';

const EMAIL = 'ada.private@example.com';

describe('the log', () => {
  let world: World;
  let receiver: Server;
  let log: string;
  beforeEach(async () => {
    world = await openWorld('log');
    log = '';
    // As many do, it repeats what it was sent.
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => response.writeHead(422).end(`contact exists: ${body}`));
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
  });
  afterEach(async () => {
    receiver.close();
    await world.close();
  });

  const logger = () =>
    pino(
      { level: 'debug' },
      new Writable({
        write(part, _, done) {
          log += part;
          done();
        },
      }),
    );
  const reasons = async (t: TestEngine) => {
    const [run] = (await t.engine.runs.list({})).items;
    const explained = await t.engine.runs.explain(run?.id ?? '');
    return (explained?.timeline ?? []).map((entry) => `${entry.title} ${entry.detail ?? ''}`).join('\n');
  };
  const enter = async (t: TestEngine, w: { build(): { definition: unknown } }) => {
    await t.engine.workflows.publish({ id: 'w', name: 'W', definition: w.build().definition });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track({ source: 's', id: '1', name: 'go', email: EMAIL });
    await t.pass('1 minute');
  };

  it('holds no receiver’s answer; the timeline does', async () => {
    const { port } = receiver.address() as AddressInfo;
    const t = await world.engine({ log: logger() }, { webhooks: { allowPrivateAddresses: true } });
    await enter(
      t,
      workflow('w')
        .on('go')
        .do('send_webhook', { url: `http://127.0.0.1:${port}/` }),
    );
    expect(await reasons(t)).toContain(`The receiver answered 422: contact exists:`);
    expect(log).toContain('an attempt of an action failed');
    expect(log).not.toContain('contact exists');
    expect(log).not.toContain('ada.private');
  });

  it('holds nothing of what actions and conditions of others say when they throw', async () => {
    // The action is tried again later.
    world.leavesOpen();
    const broken = (what: string) => () => {
      throw new Error(`${what} of Ada Lovelace <${EMAIL}> is broken`);
    };
    const t = await world.engine(
      { log: logger() },
      {
        actions: [
          defineAction({
            type: 'act',
            title: 'Act',
            description: 'x',
            icon: 'x',
            input: z.object({}),
            run: broken('The act'),
          }),
        ],
        conditions: [
          defineCondition({
            type: 'ask',
            title: 'Ask',
            description: 'x',
            input: z.object({}),
            evaluate: broken('The question'),
          }),
        ],
      },
    );
    await enter(
      t,
      workflow('w')
        .on('go')
        .do('act', {})
        .branch(custom('ask'), (b) => b.addTag('yes')),
    );
    expect(log).toContain('an attempt of an action failed');
    expect(log).toContain('a condition could not be asked');
    expect(log).toContain('log.test.ts');
    expect(log).not.toMatch(/Ada|ada\.private/);
  });

  it('holds no address of an event that cannot be processed', async () => {
    const t = await world.engine({ log: logger() });
    await t.engine.workflows.publish(workflow('w').on('go').addTag('x').build());
    await t.engine.workflows.setStatus('w', 'active');
    // Somebody else has put a document there that the person cannot be written beside.
    await world.db.collection('whenthen_people').insertOne({ email: EMAIL, tags: 'no list' });
    await t.engine.people.import({
      import: 'i',
      rows: [{ row: 1, person: { email: EMAIL, tags: ['news'] } }],
    });
    await t.engine.track({ source: 's', id: `of:${EMAIL}`, name: 'go', email: EMAIL });
    await t.pass('1 minute');
    expect(log).toContain('could not be processed');
    expect(log).not.toContain('ada.private');
  });
});
