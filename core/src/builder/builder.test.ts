import { z } from 'zod';
import { defineAction } from '../extensions/define-action.js';
import { emptyCatalog } from '../definition/index.js';
import { checkDefinition } from '../definition/check/index.js';
import { cartAbandonment } from '../testing/cart-abandonment.js';
import { fromTrigger, happened, hasTag, not, schedule, tagAdded, workflow, type WorkflowBuilder } from './index.js';

const catalog = emptyCatalog;
const unsound = (built: WorkflowBuilder) =>
  checkDefinition(built.build().definition, { catalog }).issues.filter(
    (i) => !i.message.startsWith('Nobody registered'),
  );

test('the handbook’s cart abandonment comes out as the canvas makes it', () => {
  const purchased = happened('$purchase');
  const built = workflow('cart-abandonment')
    .on('added_to_cart')
    .per('cart_id')
    .exitOn('$purchase', { where: { cart_id: fromTrigger('cart_id') }, goal: true })
    .wait('1 hour', { id: 'wait_hour' })
    .branch(
      purchased,
      (yes) => yes.exit(),
      (no) =>
        no
          .send('reminder', { id: 'send_reminder' })
          .wait('1 day', { id: 'wait_day' })
          .branch(
            purchased,
            (yes) => yes.exit(),
            (no) => no.send('discount', { id: 'send_discount' }),
            {
              id: 'purchased_in_day',
            },
          ),
      { id: 'purchased_in_hour' },
    )
    .build();
  expect(built).toMatchObject({ id: 'cart-abandonment', name: 'Cart abandonment' });
  const wanted = cartAbandonment({ reminder: 'reminder', discount: 'discount' });
  const end = { kind: 'exit', reason: '', goal: false };
  expect(built.definition).toEqual({
    ...wanted,
    steps: {
      ...wanted.steps,
      purchased_in_hour: { ...wanted.steps['purchased_in_hour'], yes: 'exit' },
      purchased_in_day: { ...wanted.steps['purchased_in_day'], yes: 'exit_2' },
      exit: end,
      exit_2: end,
    },
  });
});

test('what branches leave open goes on together', () => {
  const { steps, start } = workflow('w')
    .on(tagAdded('vip'))
    .branch(hasTag('a'), (yes) => yes.addTag('b'))
    .choose(
      [
        { name: 'c', if: hasTag('c'), then: (s) => s.addTag('d') },
        { name: 'e', if: not(hasTag('e')) },
      ],
      (s) => s.exit('enough'),
    )
    .split([
      { name: 'x', weight: 1 },
      { name: 'y', weight: 2, then: (s) => s.goal() },
    ])
    .waitForEvent('paid', { within: '3 days', where: { plan: 'gold' }, timedOut: (s) => s.removeTag('vip') })
    .increase('score', 5)
    .build().definition;
  expect(start).toBe('condition');
  expect(steps).toMatchObject({
    condition: { yes: 'add_tag', no: 'switch' },
    add_tag: { next: 'switch' },
    switch: { cases: [{ next: 'add_tag_2' }, { next: 'split' }], otherwise: 'exit' },
    add_tag_2: { next: 'split' },
    split: { branches: [{ next: 'wait_for_event' }, { next: 'exit_2' }] },
    exit_2: { goal: true },
    wait_for_event: { received: 'set_field', timedOut: 'remove_tag', timeout: { amount: 3, unit: 'days' } },
    remove_tag: { next: 'set_field' },
    set_field: { input: { field: 'score', operation: 'add', value: 5 }, next: null },
  });
});

test('all of it passes the check of a definition', () => {
  const built = workflow('w')
    .on('signed_up', { source: 'shop' })
    .onlyIf(not(hasTag('staff')))
    .reenter('30 days')
    .exitWhen(hasTag('customer'), { goal: true })
    .exitOnUnsubscribe()
    .waitUntil('09:00', { weekdays: [1, 2, 3], label: 'Morning' })
    .waitUntilDate('birthday', { before: '2 days' })
    .setField('plan', '{{event.plan}}')
    .do('post_to_chat', { channel: 'sales' });
  expect(unsound(built)).toEqual([]);
  expect(built.build().definition.steps).toMatchObject({
    wait: { label: 'Morning', delay: { kind: 'until_time', time: '09:00', weekdays: [1, 2, 3] } },
    wait_2: { delay: { kind: 'until_field', offset: { direction: 'before', by: { amount: 2, unit: 'days' } } } },
    post_to_chat: { action: 'post_to_chat', input: { channel: 'sales' } },
  });
});

test('what was built stays as it was', () => {
  const growing = workflow('w').on('a').addTag('b');
  const before = growing.build();
  growing.addTag('c');
  expect(Object.keys(before.definition.steps)).toEqual(['add_tag']);
  expect(before.definition.steps['add_tag']).toMatchObject({ next: null });
});

test('mistakes are told where they are made', () => {
  // @ts-expect-error there is no such unit
  expect(() => workflow('w').wait('2 fortnights')).toThrow('“2 fortnights” has a unit that there is not: fortnights.');
  // @ts-expect-error nor this one
  expect(() => workflow('w').wait('5 seconds')).toThrow('Write whole minutes, hours, days, weeks or months');
  expect(() => workflow('w').wait('200 months')).toThrow('“200 months” is no duration from one minute to ten years.');
  expect(() => workflow('w').addTag('a', { id: 'x' }).addTag('b', { id: 'x' })).toThrow('Two steps have the id “x”');
  expect(() => workflow('w').addTag('a', { id: '1 x' })).toThrow('“1 x” is no id of a step.');
  // @ts-expect-error nothing can follow an end
  expect(() => workflow('w').exit().addTag('b')).toThrow('Nothing leads to the step “add_tag”');
  // @ts-expect-error nor a goal
  expect(() => workflow('w').on('a').goal().addTag('b')).toThrow('every way before it ends');
  expect(workflow('w').addTag('b').goal().on('a').reenter('always').build().definition.triggers).toHaveLength(1);
  const bothEnd = workflow('w')
    .on('a')
    .branch(
      hasTag('b'),
      (yes) => yes.exit(),
      (no) => no.goal(),
    );
  expect(() => bothEnd.addTag('c')).toThrow('Nothing leads to the step “add_tag”');
  // @ts-expect-error a day has no such minute
  expect(() => workflow('w').waitUntil('25:99')).toThrow('“25:99” is no time of day. Write it as HH:MM');
  // @ts-expect-error nor a schedule
  expect(() => workflow('w').on(schedule('9am'))).toThrow('“9am” is no time of day.');
  expect(() => workflow('w').addTag('a').build()).toThrow('The workflow “w” never starts');
  expect(() => workflow('a b c')).toThrow('“a b c” is no id of a workflow: use letters, digits');
  expect(() =>
    workflow('w')
      .on('a')
      .waitUntil('09:00', { weekdays: [8] })
      .build(),
  ).toThrow(/^The workflow “w” cannot be built\. steps\.wait\.delay\.weekdays\[0\]: /);
});

test('an action that is handed over by itself has its settings typed', () => {
  const post = defineAction({
    type: 'post_to_chat',
    title: 'Post',
    description: 'Posts.',
    icon: 'note',
    input: z.strictObject({ channel: z.string(), urgent: z.boolean().default(false) }),
    run: () => Promise.resolve({ state: 'done' }),
  });
  const built = workflow('w').on('a').do(post, { channel: '#sales' }, { id: 'post' }).build();
  expect(built.definition.steps['post']).toMatchObject({ action: 'post_to_chat', input: { channel: '#sales' } });
  // @ts-expect-error the channel is missing
  workflow('w').on('a').do(post, { urgent: true });
});
