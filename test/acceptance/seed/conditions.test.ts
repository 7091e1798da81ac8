import { field, hasTag, not, workflow } from '@whenthen/core/builder';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeEach(async () => {
  s = await openStage('conditions');
});
afterEach(() => s.close());

const asks = (condition: Parameters<ReturnType<typeof workflow>['branch']>[0]) =>
  workflow('w')
    .on('go')
    .branch(
      condition,
      (yes) => yes.addTag('left'),
      (no) => no.addTag('right'),
    );
const both = async (change: Parameters<Stage['change']>[0]) => {
  await s.happen('seen', 'ada');
  await s.happen('seen', 'bob');
  await s.change(change, 'ada');
  await s.happen('go', 'ada');
  await s.happen('go', 'bob');
  return { ada: (await s.tags('ada')).at(-1), bob: (await s.tags('bob')).at(-1) };
};

test('If they have the tag "customer", go left', async () => {
  await s.play(asks(hasTag('customer')));
  expect(await both({ addTags: ['customer'] })).toEqual({ ada: 'left', bob: 'right' });
});

test('If they don’t have the tag "customer", go right', async () => {
  await s.play(asks(not(hasTag('customer'))));
  expect(await both({ addTags: ['customer'] })).toEqual({ ada: 'right', bob: 'left' });
});

test('If their field "plan" equals "premium", take this path', async () => {
  await s.play(asks(field('plan', 'equals', 'premium')));
  expect(await both({ fields: { plan: 'premium' } })).toEqual({ ada: 'left', bob: 'right' });
});

test('Conditions branch the Workflow based on criteria: the journal says what was seen', async () => {
  await s.play(asks(field('plan', 'equals', 'premium')));
  await both({ fields: { plan: 'premium' } });
  const runs = (await s.t.engine.runs.list({ workflow: 'w' })).items;
  const told = await Promise.all(runs.map(async ({ id }) => (await s.t.engine.runs.explain(id))?.timeline));
  expect(JSON.stringify(told)).toContain('field “Plan” is');
});
