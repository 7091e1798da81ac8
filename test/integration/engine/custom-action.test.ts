import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { postToChat } from '@whenthen/example-custom-action';
import { repositoryRoot } from '../../support/repository.js';
import { openReceiver } from './receiver.js';
import { openWorld, type World } from './world.js';

describe('the action of the example', () => {
  let world: World;
  let t: TestEngine;
  let chat: Awaited<ReturnType<typeof openReceiver>>;
  let answers: number[];

  beforeEach(async () => {
    answers = [];
    world = await openWorld('chat');
    chat = await openReceiver((response) => {
      response.statusCode = answers.shift() ?? 200;
      response.setHeader('retry-after', '30').end('{}');
    });
    t = await world.engine({}, { actions: [postToChat(chat.url)] });
    const input = { channel: '#sales', text: 'A new lead' };
    const { definition } = workflow('w').on('lead').do('post_to_chat', input).addTag('told').build();
    await t.engine.workflows.publish({ id: 'w', name: 'W', definition });
    await t.engine.workflows.setStatus('w', 'active');
  });
  afterEach(async () => {
    await chat.close();
    await world.close();
  });

  const lead = async () => {
    await t.engine.track({ source: 'test', id: '1', name: 'lead', email: 'ada@example.com' });
    await t.pass(0);
  };
  const effect = () => world.db.collection('whenthen_effects').findOne({ action: 'post_to_chat' });

  it('posts once, and the run goes on', async () => {
    await lead();
    expect(chat.calls.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { channel: '#sales', text: 'A new lead (ada@example.com)' },
    ]);
    expect(await effect()).toMatchObject({ state: 'done', output: { channel: '#sales' } });
    expect((await t.engine.people.search({ q: 'ada@' })).items[0]?.tags).toEqual(['told']);
  });

  it('tries again under the same key: after 5 seconds, and as long as a busy chat says', async () => {
    answers = [503, 429];
    await lead();
    await t.pass('1 minute');
    const keys = chat.calls.map(({ headers }) => headers['idempotency-key']);
    expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
    expect(await effect()).toMatchObject({ state: 'done', attempts: 3 });
  });

  it('gives up at once where the chat refuses', async () => {
    answers = [400];
    await lead();
    await t.pass('1 hour');
    expect(chat.calls).toHaveLength(1);
    expect(await effect()).toMatchObject({ state: 'failed', reason: 'The chat refuses this: 400' });
  });

  it('is refused with settings that make no sense, by their path', async () => {
    const { definition } = workflow('bad')
      .on('lead')
      .do('post_to_chat', { channel: 'sales', text: '' }, { id: 'chat' })
      .build();
    await expect(t.engine.workflows.publish({ id: 'bad', name: 'Bad', definition })).rejects.toMatchObject({
      issues: [{ path: ['steps', 'chat', 'input', 'channel'] }, { path: ['steps', 'chat', 'input', 'text'] }],
    });
  });

  it('waits visibly where nobody has registered it', async () => {
    world.leavesOpen();
    const other = await world.engine(
      { clock: t.clock },
      { mongo: { uri: process.env['MONGODB_URI'] ?? '', database: world.database } },
    );
    await t.engine.stop();
    await other.engine.track({ source: 'test', id: '2', name: 'lead', email: 'bob@example.com' });
    await other.pass('1 hour');
    expect(chat.calls).toEqual([]);
    expect(await effect()).toMatchObject({ state: 'open', attempts: 0 });
    const [run] = (await other.engine.runs.list({ workflow: 'w' })).items;
    const told = (await other.engine.runs.explain(run?.id ?? ''))?.timeline ?? [];
    expect(told).toContainEqual(
      expect.objectContaining({ tone: 'warn', title: 'Post to chat: nobody has taken it yet' }),
    );
  });

  it('is under 100 lines', () => {
    const source = readFileSync(join(repositoryRoot, 'examples/custom-action/src/post-to-chat.ts'), 'utf8');
    expect(source.split('\n').length).toBeLessThan(100);
  });
});
