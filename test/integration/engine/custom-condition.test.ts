import { defineCondition, PermanentError, type CustomCondition } from '@whenthen/core';
import { custom, hasTag, any, workflow, type WorkflowBuilder } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { loyaltyPoints } from '@whenthen/example-custom-action';
import { z } from 'zod';
import { openReceiver } from './receiver.js';
import { openWorld, type World } from './world.js';

type Evaluate = CustomCondition['evaluate'];

/** Published and active: asks the condition, and tags by its answer. */
const publish = async ({ engine }: TestEngine, type: string, input = {}, id = 'w') => {
  const { definition } = workflow(id)
    .on('ping')
    .addTag('seen')
    .branch(
      custom(type, input),
      (s) => s.addTag('yes'),
      (s) => s.addTag('no'),
    )
    .build();
  await engine.workflows.publish({ id, name: id, definition });
  await engine.workflows.setStatus(id, 'active');
};

const ping = async (t: TestEngine, ...who: string[]) => {
  await t.engine.track(who.map((name) => ({ source: 'test', id: name, name: 'ping', email: `${name}@example.com` })));
  await t.pass(0);
};

const tagsOf = async ({ engine }: TestEngine, who: string) =>
  (await engine.people.search({ q: `${who}@` })).items[0]?.tags.filter((tag) => tag !== 'seen');

const timeline = async ({ engine }: TestEngine, id = 'w') => {
  const [run] = (await engine.runs.list({ workflow: id })).items;
  return { run, told: (await engine.runs.explain(run?.id ?? ''))?.timeline ?? [] };
};

const condition = (evaluate: Evaluate, more: Partial<CustomCondition> = {}) =>
  defineCondition({
    type: 'weather',
    title: 'Fine weather',
    description: 'Under test.',
    input: z.strictObject({}),
    retry: { delays: [60_000, 60_000] },
    ...more,
    evaluate,
  });

describe('conditions of the store’s developers', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('condition');
  });
  afterEach(() => world.close());

  const go = async (evaluate: Evaluate, more: Partial<CustomCondition> = {}) => {
    const t = await world.engine({}, { conditions: [condition(evaluate, more)], services: { shop: 'Tea' } });
    await publish(t, 'weather');
    return t;
  };

  it('are asked about everybody who stands there at once, as they are by then, with the services', async () => {
    const calls: unknown[] = [];
    const t = await go(({ people, services, now }) => {
      calls.push([people.map((p) => [p.email, p.tags, p.run.trigger.name]), services, now.getTime()]);
      return people.map((p) => p.email < 'b');
    });
    await ping(t, 'ada', 'bob', 'cleo');
    expect(calls).toEqual([
      [
        ['ada', 'bob', 'cleo'].map((who) => [`${who}@example.com`, ['seen'], 'ping']),
        { shop: 'Tea' },
        expect.any(Number),
      ],
    ]);
    expect([await tagsOf(t, 'ada'), await tagsOf(t, 'bob'), await tagsOf(t, 'cleo')]).toEqual([
      ['yes'],
      ['no'],
      ['no'],
    ]);
  });

  it('are not asked where the rest of the condition settles it', async () => {
    let asked = 0;
    const t = await world.engine(
      {},
      {
        conditions: [
          condition(({ people }) => {
            asked += people.length;
            return people.map(() => true);
          }),
        ],
      },
    );
    const { definition } = workflow('w')
      .on('ping')
      .addTag('vip')
      .branch(any(hasTag('vip'), custom('weather')), (s) => s.addTag('yes'))
      .build();
    await t.engine.workflows.publish({ id: 'w', name: 'w', definition });
    await t.engine.workflows.setStatus('w', 'active');
    await ping(t, 'ada');
    expect([asked, await tagsOf(t, 'ada')]).toEqual([0, ['vip', 'yes']]);
  });

  it('that fail have their own run wait, tell why, and are asked again', async () => {
    const answers: ReturnType<Evaluate>[] = [];
    const t = await go(({ people }) => {
      const answer = answers.shift();
      if (!answer) throw new Error('no answer from the station');
      return people.map(() => (answer as boolean[])[0] ?? false);
    });
    await ping(t, 'ada');
    expect(await tagsOf(t, 'ada')).toEqual([]);
    const { run, told } = await timeline(t);
    expect(run).toMatchObject({ state: 'waiting' });
    expect(told.map((e) => e.title)).toContainEqual(
      '“Fine weather” could not be asked and is asked again: no answer from the station',
    );
    answers.push([true]);
    await t.pass('2 minutes');
    expect(await tagsOf(t, 'ada')).toEqual(['yes']);
  });

  it('that go on failing end the run as failed, with the reason', async () => {
    let asked = 0;
    const t = await go(() => {
      asked += 1;
      throw new Error('the station is gone');
    });
    await ping(t, 'ada');
    for (let i = 0; i < 5; i++) await t.pass('2 minutes');
    expect(asked).toBe(3);
    expect((await timeline(t)).run).toMatchObject({
      outcome: 'failed',
      reason: '“Fine weather” could not be asked: Given up after 3 attempts: the station is gone',
    });
  });

  it('fail at once by a PermanentError', async () => {
    const t = await go(() => {
      throw new PermanentError('we are not let in');
    });
    await ping(t, 'ada');
    expect((await timeline(t)).run).toMatchObject({
      outcome: 'failed',
      reason: '“Fine weather” could not be asked: we are not let in',
    });
  });

  it.each<[string, Evaluate, Partial<CustomCondition>, string]>([
    [
      'hang and ignore their signal',
      () => new Promise(() => undefined),
      { timeoutMs: 50 },
      'It took longer than 0.05 s',
    ],
    ['answer nothing', () => undefined as never, {}, 'It has to answer an array with one answer for each of 1 people'],
    ['answer too little', () => [], {}, 'It has to answer an array with one answer for each of 1 people'],
    ['answer nonsense', () => ['maybe'] as never, {}, 'Its answer 0 has to be true, false or { holds, value }'],
    ['answer a function', () => [{ holds: true, value: () => 1 }] as never, {}, 'Its answer 0.value is function'],
  ])('that %s harm nothing but runs that ask them', async (_, evaluate, more, reason) => {
    const t = await go(evaluate, more);
    const other = workflow('other').on('ping').addTag('other').build();
    await t.engine.workflows.publish(other);
    await t.engine.workflows.setStatus('other', 'active');
    await ping(t, 'ada');
    expect(await tagsOf(t, 'ada')).toEqual(['other']);
    const { run, told } = await timeline(t);
    expect(run).toMatchObject({ state: 'waiting' });
    expect(told.map((e) => e.title).join('\n')).toContain(reason);
  });

  it('that just failed are not asked again for each batch', async () => {
    let asked = 0;
    const t = await go(
      () => {
        asked += 1;
        throw new Error('down');
      },
      { batchSize: 1 },
    );
    await ping(t, ...Array.from({ length: 40 }, (_, i) => `p${i}`));
    // As many as are under way at once, and no more.
    expect(asked).toBeLessThanOrEqual(4);
  });

  it('are asked by the processes that registered them; the others leave those people alone', async () => {
    const t = await go(({ people }) => people.map(() => true));
    const options = { mongo: { uri: process.env['MONGODB_URI'] ?? '', database: world.database } };
    const other = await world.engine({ clock: t.clock }, options);
    // Known to the other by name and settings: it can be published there.
    expect((await other.engine.catalog()).conditions).toMatchObject([{ type: 'weather', title: 'Fine weather' }]);
    await publish(other, 'weather', {}, 'second');
    await other.engine.track({ source: 'test', id: '9', name: 'ping', email: 'ada@example.com' });
    for (let i = 0; i < 8; i++) await other.pass('1 minute');
    const { run, told } = await timeline(other);
    expect(run).toMatchObject({ state: 'waiting' });
    expect(told).toContainEqual(
      expect.objectContaining({ tone: 'warn', detail: expect.stringContaining('“Fine weather”') }),
    );

    // A version that asks nothing goes on meanwhile.
    const plain = workflow('w').on('ping').addTag('plain').build();
    await other.engine.workflows.publish(plain);
    await other.engine.track({ source: 'test', id: '10', name: 'ping', email: 'bob@example.com' });
    await other.pass('1 minute');
    expect(await tagsOf(other, 'bob')).toEqual(['plain']);

    await t.pass('1 minute');
    expect(await tagsOf(t, 'ada')).toEqual(['yes']);
  });

  it('that nobody registered are refused with their path, as are wrong settings and places where they cannot be asked', async () => {
    const t = await world.engine({}, { conditions: [loyaltyPoints('http://127.0.0.1:1')] });
    const refused = (w: WorkflowBuilder) => t.engine.workflows.publish(w.build()).catch((e: unknown) => e);
    expect(
      await refused(
        workflow('a')
          .on('x')
          .branch(custom('moon'), (s) => s.addTag('t'), undefined, { id: 'c' }),
      ),
    ).toMatchObject({
      issues: [{ path: ['steps', 'c', 'if', 'type'], message: expect.stringContaining('Known: loyalty_points') }],
    });
    expect(
      await refused(
        workflow('a')
          .on('x')
          .branch(custom('loyalty_points', { atLeast: 0 }), (s) => s.addTag('t'), undefined, { id: 'c' }),
      ),
    ).toMatchObject({ issues: [{ path: ['steps', 'c', 'if', 'input', 'atLeast'] }] });
    expect(
      await refused(
        workflow('a')
          .on('x')
          .onlyIf(custom('loyalty_points', { atLeast: 1 }))
          .addTag('t'),
      ),
    ).toMatchObject({ issues: [{ path: ['entry', 'filter', 'kind'] }] });
    await expect(
      t.engine.segments.publish({ id: 's', name: 'S', criteria: custom('loyalty_points', { atLeast: 1 }) }),
    ).rejects.toMatchObject({ issues: [{ path: ['criteria', 'kind'] }] });
  });

  it('need sound options', () => {
    const make = (more: Partial<CustomCondition>) => () => condition(() => [], more);
    expect(make({ type: 'Bad type' })).toThrow('needs a type');
    expect(make({ timeoutMs: 0 })).toThrow('timeoutMs');
    expect(make({ batchSize: 0.5 })).toThrow('batchSize');
    expect(make({ retry: { delays: [-1] } })).toThrow('retry.delays');
  });
});

describe('the condition of the example', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('loyalty');
  });
  afterEach(() => world.close());

  it('asks the loyalty programme once, branches by the points, and the timeline shows them', async () => {
    const programme = await openReceiver((response) =>
      response.end(JSON.stringify({ points: { 'ada@example.com': 120, 'bob@example.com': 99 } })),
    );
    const t = await world.engine({}, { conditions: [loyaltyPoints(programme.url)] });
    await publish(t, 'loyalty_points', { atLeast: 100 });
    await ping(t, 'ada', 'bob', 'cleo');
    await programme.close();
    expect(programme.calls).toHaveLength(1);
    expect([await tagsOf(t, 'ada'), await tagsOf(t, 'bob'), await tagsOf(t, 'cleo')]).toEqual([
      ['yes'],
      ['no'],
      ['no'],
    ]);
    const runs = (await t.engine.runs.list({ workflow: 'w' })).items;
    const saw = await Promise.all(
      runs.map(async ({ id }) => (await t.engine.runs.explain(id))?.timeline.flatMap((e) => e.saw ?? [])),
    );
    expect(saw.flat()).toContainEqual({
      what: 'Has loyalty points: points at least 100',
      value: 120,
      result: true,
    });
  });
});
