import type { ServerResponse } from 'node:http';
import type { JsonObject, WorkflowDefinition } from '@whenthen/core/definition';
import { openReceiver } from './receiver.js';
import { openWorld, type World } from './world.js';

export const definition = (input: JsonObject): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'scored' }],
  entry: { reentry: { kind: 'always' } },
  exits: [],
  start: 'hook',
  steps: {
    hook: { kind: 'action', action: 'send_webhook', input, next: 'tag' },
    tag: { kind: 'action', action: 'add_tag', input: { tag: 'told' }, next: null },
  },
});

/** What a receiver does with the count-th call. */
export type Answer = (response: ServerResponse, count: number) => void;

export const status =
  (code: number, headers: Record<string, string> = {}, text = ''): Answer =>
  (response) =>
    response.writeHead(code, headers).end(text);

/** A world with somebody who receives webhooks, new for each test. */
export const webhookWorld = () => {
  const hooks = {
    world: undefined as unknown as World,
    receiver: undefined as unknown as Awaited<ReturnType<typeof openReceiver>>,
    /** What the receiver answers; 200 by default. */
    answer: ((response) => response.end()) as Answer,

    /** Where the receiver is, as a secret names it. */
    host: () => new URL(hooks.receiver.url).host,
    /** Sends one person through a workflow with one webhook. */
    async go(input: JsonObject = {}, allowed = true, secrets: Record<string, string> = {}) {
      const t = await hooks.world.engine({}, { webhooks: { allowPrivateAddresses: allowed } });
      for (const [name, value] of Object.entries(secrets))
        await t.engine.secrets.set(name, { value, hosts: [hooks.host()] }, 'ed@example.com');
      await t.engine.workflows.publish({
        id: 'w',
        name: 'Hot leads',
        definition: definition({ url: hooks.receiver.url, ...input }),
      });
      await t.engine.workflows.setStatus('w', 'active');
      await t.engine.track({
        source: 'test',
        id: '1',
        name: 'scored',
        email: 'ada@example.com',
        properties: { score: 90 },
        person: { fields: { first_name: 'Ada "A"' } },
      });
      await t.pass(0);
      return t;
    },
    effect: () => hooks.world.db.collection('whenthen_effects').findOne({ action: 'send_webhook' }),
  };
  beforeEach(async () => {
    hooks.world = await openWorld('webhook');
    hooks.answer = (response) => response.end();
    hooks.receiver = await openReceiver((response, count) => hooks.answer(response, count));
  });
  afterEach(async () => {
    await hooks.world.close();
    await hooks.receiver.close();
  });
  return hooks;
};
