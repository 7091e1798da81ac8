import { defineAction, PermanentError, RetryableError, type EffectOutcome } from '@whenthen/core';
import type { WorkflowDefinition } from '@whenthen/core/definition';
import { z } from 'zod';
import { openWorld, type World } from './world.js';

const using = (action: string): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'ping' }],
  entry: { reentry: { kind: 'always' } },
  exits: [],
  start: 'custom',
  steps: {
    custom: { kind: 'action', action, input: { text: 'hello' }, next: 'tag' },
    tag: { kind: 'action', action: 'add_tag', input: { tag: 'reached' }, next: null },
  },
});

type Work = (attempt: { idempotencyKey: string; signal: AbortSignal; services: unknown }) => Promise<EffectOutcome>;

describe('actions of the store’s developers', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('actions');
  });
  afterEach(() => world.close());

  /** Publishes a workflow over an action that does this, and sends one person through it. */
  const go = async (work: Work, more: { timeoutMs?: number } = {}) => {
    const action = defineAction({
      type: 'custom',
      title: 'Custom',
      description: 'Under test.',
      icon: 'bolt',
      input: z.strictObject({ text: z.string() }),
      retry: { delays: [60_000, 60_000] },
      ...more,
      run: work,
    });
    const t = await world.engine({}, { actions: [action], services: { shop: 'Tea' } });
    await t.engine.workflows.publish({ id: 'w', name: 'w', definition: using('custom') });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track({ source: 'test', id: '1', name: 'ping', email: 'ada@example.com' });
    for (let i = 0; i < 6; i++) await t.pass('2 minutes');
    return t;
  };
  const effect = () => world.db.collection('whenthen_effects').findOne({ action: 'custom' });

  it('run with their settings, the key and the services, and their output is kept', async () => {
    await go(async ({ idempotencyKey, services }) => ({
      state: 'done',
      output: { idempotencyKey, services } as never,
    }));
    const stored = await effect();
    expect(stored).toMatchObject({ state: 'done', attempts: 1 });
    expect(stored?.['output']).toEqual({ idempotencyKey: String(stored?._id), services: { shop: 'Tea' } });
  });

  it('are tried again with the same key when they throw, then given up; the journal tells each attempt', async () => {
    const keys: string[] = [];
    const t = await go(async ({ idempotencyKey }) => {
      keys.push(idempotencyKey);
      throw new Error('chat is down');
    });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(await effect()).toMatchObject({ state: 'failed', reason: 'Given up after 3 attempts: chat is down' });
    const [run] = (await t.engine.runs.list({ workflow: 'w', limit: 10 })).items;
    const told = (await t.engine.runs.explain(run?.id ?? ''))?.timeline.filter((e) => e.title.includes('chat is down'));
    expect(told).toHaveLength(3);
  });

  it('fail at once by a PermanentError and wait as long as a RetryableError says', async () => {
    let attempts = 0;
    await go(async () => {
      attempts += 1;
      if (attempts === 1) throw new RetryableError('busy', { retryAfter: 1_000 });
      throw new PermanentError('no such channel');
    });
    expect(attempts).toBe(2);
    expect(await effect()).toMatchObject({ state: 'failed', reason: 'no such channel' });
  });

  const throwing = (error: Error) => async (): Promise<never> => {
    throw error;
  };
  it.each<[string, Work, object]>([
    [
      'what they answered',
      async () => ({ state: 'done', output: { id: 7 } }),
      { title: 'Custom: done', tone: 'good', detail: 'Answered {"id":7}' },
    ],
    [
      'why they were skipped',
      async () => ({ state: 'skipped', reason: 'She has no phone' }),
      { title: 'Custom: skipped', tone: 'warn', detail: 'She has no phone' },
    ],
    [
      'why they failed',
      throwing(new PermanentError('no such channel')),
      { title: 'Custom: failed', tone: 'bad', detail: 'no such channel' },
    ],
    [
      'what they wait for',
      throwing(new RetryableError('The shop is closed', { retryAfter: 86_400_000 })),
      {
        title: 'Custom: not done yet',
        tone: 'warn',
        detail: expect.stringMatching(/^The shop is closed. Attempt 2 at /),
      },
    ],
  ])('tell the timeline %s', async (_, work, entry) => {
    world.leavesOpen();
    const t = await go(work);
    const [run] = (await t.engine.runs.list({ workflow: 'w', limit: 10 })).items;
    expect((await t.engine.runs.explain(run?.id ?? ''))?.timeline).toContainEqual(expect.objectContaining(entry));
    const ada = (await t.engine.people.search({ q: 'ada@example.com' })).items[0];
    expect((await t.engine.people.timeline(ada?.id ?? '')).items).toContainEqual(expect.objectContaining(entry));
  });

  it('harm nothing when they answer nonsense', async () => {
    const t = await go(async () => 'fine' as never);
    expect(await effect()).toMatchObject({ state: 'failed', reason: expect.stringContaining('no outcome') });
    expect((await t.engine.people.search({ q: 'ada@' })).items[0]?.tags).toEqual(['reached']);
  });

  it('take up no place for ever where their settings cannot be read', async () => {
    const done: string[] = [];
    const input = z.strictObject({ text: z.string() }).refine(({ text }) => {
      if (text === 'spoilt') throw new TypeError('text is spoilt');
      return true;
    });
    const run: Work = async () => {
      done.push('one');
      return { state: 'done' };
    };
    const described = { type: 'custom', title: 'Custom', description: 'Under test.', icon: 'bolt' } as const;
    const action = defineAction({ ...described, input, run });
    const desk = await world.engine({ worker: false }, { actions: [action] });
    await desk.engine.workflows.publish({ id: 'w', name: 'w', definition: using('custom') });
    await desk.engine.workflows.setStatus('w', 'active');
    const ping = (id: string) => ({ source: 'test', id, name: 'ping', email: `${id}@example.com` });
    const stored = world.db.collection('whenthen_workflow_versions');
    const say = (text: string) => stored.updateMany({}, { $set: { 'definition.steps.custom.input.text': text } });
    expect((await say('spoilt')).matchedCount).toBe(1);
    const t = await world.engine({ clock: desk.clock }, { actions: [action], concurrency: 2 });
    await t.engine.track(['a', 'b', 'c', 'd', 'e'].map(ping));
    await t.pass('1 minute');
    expect(await effect()).toMatchObject({ state: 'failed', reason: expect.stringContaining('text is spoilt') });
    await world.db
      .collection('whenthen_effects')
      .updateMany(
        { state: 'failed' },
        { $set: { state: 'open', 'input.text': 'well', dueAt: new Date(0), attempts: 0 } },
      );
    await t.pass('1 minute');
    expect(done).toHaveLength(5);
  });

  it('are not waited for when they hang and ignore their signal', async () => {
    const aborted: boolean[] = [];
    await go(
      ({ signal }) => {
        signal.addEventListener('abort', () => aborted.push(true));
        return new Promise<never>(() => undefined);
      },
      { timeoutMs: 50 },
    );
    expect(aborted).toEqual([true, true, true]);
    expect(await effect()).toMatchObject({ state: 'failed', reason: expect.stringContaining('longer than 0.05 s') });
  });
});
