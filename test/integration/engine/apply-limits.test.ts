import { field, not, workflow } from '@whenthen/core/builder';
import { go, nothingPendingIn, publish, START, storedIn } from './decided.js';
import { openWorld, type World } from './world.js';

describe('what a run decides about its person, where it is much', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('apply-limits');
  });
  afterEach(() => world.close());

  const people = () => storedIn(world).people;
  const runs = () => storedIn(world).runs;
  const nothingPending = () => nothingPendingIn(world);

  it('is written in parts where it is much, and goes on at once', async () => {
    const t = await world.engine({ start: START });
    const steps = Array.from({ length: 130 }, (_, i) => i);
    const built = steps
      .reduce((w, i) => w.increase('n', i % 2 ? 1 : 2), workflow('w').on('go'))
      .addTag('end')
      .build();
    await publish(t, built);
    await go(t);
    await t.pass(0);
    expect(await people().findOne({})).toMatchObject({ tags: ['end'], fields: { n: 195 } });
    expect(await runs().findOne({})).toMatchObject({ outcome: 'completed' });
    await nothingPending();
  });

  it('keeps what it saw short in the journal, so that no decision is too large to be written', async () => {
    const t = await world.engine({ start: START }, { partitions: 1 });
    const look = (n: number) =>
      ({
        kind: 'any',
        of: Array.from({ length: 50 }, (_, i) => ({
          kind: 'trigger_property',
          property: 'text',
          op: 'contains',
          value: `word${n}_${i}`,
        })),
      }) as Parameters<ReturnType<typeof workflow>['branch']>[0];
    const built = workflow('w')
      .on('go')
      .wait('1 hour')
      .branch(look(1), (s) => s.addTag('a'))
      .branch(look(2), (s) => s.addTag('b'));
    await publish(t, built.addTag('end').build());
    await t.engine.track(
      Array.from({ length: 12 }, (_, i) => ({
        source: 's',
        id: String(i),
        name: 'go',
        email: `p${i}@example.com`,
        properties: { text: i === 0 ? '語'.repeat(99_000) : 'short' },
      })),
    );
    await t.pass('2 hours');
    expect(await runs().countDocuments({ outcome: 'completed' })).toBe(12);
    expect(await people().countDocuments({ tags: 'end' })).toBe(12);
  });

  it('is noted in the run and forgotten where the person’s document cannot take it', async () => {
    const t = await world.engine({ start: START });
    await publish(t, workflow('w').on('go').wait('1 hour').setField('last', 'x'.repeat(1_000)).addTag('end').build());
    await go(t, 3, 3);
    await t.pass('1 minute');
    // Full to the brim: nothing more goes in.
    const full = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`f${i}`, 'x'.repeat(1024 * 1024 - 80)]));
    await people().updateOne({ email: 'p1@example.com' }, { $set: { fields: full } });
    await t.pass('2 hours');
    for (let i = 0; i < 6; i++) await t.pass('1 minute');
    expect(await runs().countDocuments({ outcome: 'completed' })).toBe(3);
    expect(await people().countDocuments({ tags: 'end', 'fields.last': { $exists: true } })).toBe(2);
    const noted = await runs()
      .find({ 'journal.message': /could not be changed/ })
      .toArray();
    expect(noted).toHaveLength(1);
    await nothingPending();
  });

  it('remembers keys no longer than somebody could still come with them', async () => {
    const t = await world.engine({ start: START });
    await publish(t, workflow('w').on('go').reenter('always').increase('n', 1).build());
    for (let i = 0; i < 4; i++) {
      await t.engine.track({ source: 's', id: `a${i}`, name: 'go', email: 'p0@example.com' });
      await t.pass('1 minute');
      // As if it had been applied long ago, by the database's clock.
      const age = { $dateSubtract: { startDate: '$$NOW', unit: 'minute', amount: 10 } };
      const aged = { $mergeObjects: ['$$this', { at: age }, { $cond: ['$$this.until', { until: age }, {}] }] };
      await people().updateMany({}, [{ $set: { applied: { $map: { input: '$applied', in: aged } } } }] as never);
    }
    const ada = await people().findOne({});
    expect(ada).toMatchObject({ fields: { n: 4 } });
    expect((ada as unknown as { applied: object[] }).applied.length).toBeLessThanOrEqual(2);
  });

  it('is looked up through an index that holds only what is pending', async () => {
    await world.engine();
    const plan = await runs()
      .find({ person: { $in: ['a', 'b'] }, 'pending.key': { $exists: true } })
      .hint('pending')
      .explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('"indexName":"pending"');
    expect(JSON.stringify(plan)).toContain('IXSCAN');
  });

  it('lets conditions of the same decision see the numbers that it made', async () => {
    const t = await world.engine({ start: START });
    const built = workflow('w')
      .on('go')
      .increase('n', 2)
      .branch(not(field('n', 'greater', 1)), (s) => s.addTag('low'));
    await publish(t, built.addTag('end').build());
    await go(t);
    await t.pass(0);
    expect(await people().findOne({})).toMatchObject({ tags: ['end'], fields: { n: 2 } });
  });
});
