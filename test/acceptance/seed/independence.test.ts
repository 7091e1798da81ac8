import { hasTag, workflow } from '@whenthen/core/builder';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeEach(async () => {
  s = await openStage('independence');
});
afterEach(() => s.close());

test('A person can be in multiple Workflows simultaneously. Each Workflow runs independently.', async () => {
  await s.play(workflow('quick').on('go').wait('1 hour').addTag('quick'));
  await s.play(workflow('slow').on('go').wait('3 days').addTag('slow'));
  await s.play(workflow('stopped').on('go').wait('2 days').addTag('stopped'));
  await s.happen('go');
  const inside = async () =>
    (await s.t.engine.runs.list({ person: (await s.person()).id, state: 'waiting' })).items
      .map((run) => run.workflow.id)
      .sort();
  expect(await inside()).toEqual(['quick', 'slow', 'stopped']);
  await s.t.pass('1 hour');
  expect(await inside()).toEqual(['slow', 'stopped']);
  await s.t.engine.workflows.stopEveryone('stopped');
  await s.t.engine.workflows.freeze('quick');
  await s.t.pass('3 days');
  expect(await s.tags()).toEqual(['quick', 'slow']);
});

test('Workflows can be as simple as two steps', async () => {
  await s.play(workflow('two').on('go').wait('1 hour').addTag('done'));
  await s.happen('go');
  await s.t.pass('1 hour');
  expect(await s.tags()).toEqual(['done']);
});

test('or as complex as multi-branch journeys with dozens of decision points', async () => {
  const journey = workflow('journey').on('go');
  for (let i = 0; i < 60; i++)
    journey.branch(
      hasTag(`likes-${i}`),
      (yes) => yes.increase('yes'),
      (no) => no.increase('no'),
    );
  await s.play(journey.addTag('done'));
  await s.happen('seen');
  await s.change({ addTags: Array.from({ length: 20 }, (_, i) => `likes-${i * 3}`) });
  const started = performance.now();
  await s.happen('go');
  expect((await s.person()).fields).toEqual({ yes: 20, no: 40 });
  expect(await s.tags()).toContain('done');
  // A generous bound: sixty decisions are one passage, not sixty.
  expect(performance.now() - started).toBeLessThan(5_000);
});
