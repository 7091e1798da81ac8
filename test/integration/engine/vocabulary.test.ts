import { event, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const { definition } = workflow('quiz')
  .on(event('quiz.done'))
  .addTag('quizzed')
  .waitForEvent('quiz.answered', { within: '1 day' })
  .build();

describe('what developers call things', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('vocabulary', { fresh: true });
  });
  afterAll(() => world.close());

  const tell = (t: TestEngine, name: string, id = name) =>
    t.engine.track({ source: 'test', id, name, email: 'ada@example.com', occurredAt: new Date(t.clock.now()) });

  it('is known to the other processes, and each one’s own names go first', async () => {
    const cms = await world.engine(
      {},
      {
        worker: false,
        vocabulary: {
          events: { 'quiz.done': 'Finished the quiz', shared: 'As the CMS says' },
          fields: { plan: 'Club' },
        },
      },
    );
    const store = await world.engine(
      {},
      {
        vocabulary: { events: { shared: 'As the store says' }, properties: { score: 'Points' } },
      },
    );
    expect((await store.engine.catalog()).vocabulary).toEqual({
      events: { 'quiz.done': 'Finished the quiz', shared: 'As the store says' },
      fields: { plan: 'Club' },
      properties: { score: 'Points' },
    });
    expect((await cms.engine.catalog()).vocabulary).toEqual({
      events: { 'quiz.done': 'Finished the quiz', shared: 'As the CMS says' },
      fields: { plan: 'Club' },
      properties: { score: 'Points' },
    });
  });

  it('stands in timelines, in runs and in the list of events, with the own name beside', async () => {
    const t = await world.engine();
    await t.engine.workflows.publish({ id: 'quiz', name: 'Quiz', definition });
    await t.engine.workflows.setStatus('quiz', 'active');
    await tell(t, 'quiz.done');
    await t.pass('1 minute');
    await tell(t, 'quiz.answered');
    await t.pass('1 minute');

    const [run] = (await t.engine.runs.list({ workflow: 'quiz' })).items;
    const titles = (await t.engine.runs.explain(run?.id ?? ''))?.timeline.map((e) => [e.title, e.name]);
    expect(titles).toEqual([
      ['Entered: Event “Finished the quiz”', undefined],
      ['Add tag: tag “quizzed” added', undefined],
      ['Waits for “Quiz answered”', 'quiz.answered'],
      ['“Quiz answered” came while waiting', 'quiz.answered'],
      ['Completed the workflow', undefined],
    ]);
    const timeline = (await t.engine.people.timeline(run?.person.id ?? '')).items;
    expect(timeline.map((e) => [e.title, e.name])).toContainEqual(['Finished the quiz', 'quiz.done']);
    expect((await t.engine.events.list({ name: 'quiz.done' })).items[0]).toMatchObject({
      title: 'Finished the quiz',
      name: 'quiz.done',
    });
  });

  it('is refused with the path of what is wrong', async () => {
    await expect(world.engine({}, { vocabulary: { events: { 'quiz.done': '' } } })).rejects.toThrow(
      /vocabulary.*quiz\.done.*write what people read/,
    );
  });
});
