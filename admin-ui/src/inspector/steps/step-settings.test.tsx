/** @jest-environment jsdom */
import type { Operand } from '@whenthen/core/definition';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { cartAbandonment, templates } from '../../test-support/cart-abandonment.js';
import { inspect, TRIGGER_NODE } from '../../test-support/inspect.js';
import { convertValue, readValue, valueKindOf, valueText } from '../values/value-kinds.js';

afterEach(cleanup);
const field = (name: string) => screen.getByTestId<HTMLInputElement>(`wt-field-${name}`);
const enter = async (name: string, text: string) => {
  await userEvent.clear(field(name));
  await userEvent.type(field(name), `${text.replace(/[{[]/g, '$&$&')}{Enter}`);
};
const click = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('a delay', () => {
  it('has an amount and a unit', async () => {
    const { step } = inspect(cartAbandonment, 'wait_hour');
    await enter('amount', '3');
    await userEvent.selectOptions(field('unit'), 'days');
    expect(step()).toMatchObject({ delay: { kind: 'for', duration: { amount: 3, unit: 'days' } } });
  });

  it.each([
    ['0', 'At least 1.'],
    ['1.5', 'Write a whole number.'],
    ['', 'Fill this in.'],
  ])('does not take %j over', async (text, message) => {
    const { step } = inspect(cartAbandonment, 'wait_hour');
    await userEvent.clear(field('amount'));
    if (text) await userEvent.type(field('amount'), text);
    await userEvent.tab();
    expect(screen.getByText(message)).toBeTruthy();
    expect(step()).toEqual(cartAbandonment.steps['wait_hour']);
  });

  it('can be named, and the name taken away', async () => {
    const { step } = inspect(cartAbandonment, 'wait_hour');
    await enter('label', '  Think about it ');
    expect(step()).toMatchObject({ label: 'Think about it' });
    await userEvent.clear(field('label'));
    await userEvent.tab();
    expect(step()).toEqual(cartAbandonment.steps['wait_hour']);
  });

  it('can be deleted', async () => {
    const { definition } = inspect(cartAbandonment, 'wait_hour');
    await userEvent.click(screen.getByTestId('wt-delete-step'));
    expect(definition().start).toBe('purchased_1');
  });
});

describe('a condition', () => {
  const conditionOf = (step: unknown) => (step as { if: unknown }).if;
  const purchased = { kind: 'event', name: '$purchase', atLeast: 1, since: 'entry' };

  it('asks for an event, how often and since when', async () => {
    const { step } = inspect(cartAbandonment, 'purchased_1');
    await enter('if.0.name', 'order.shipped');
    await enter('if.0.atLeast', '2');
    await userEvent.selectOptions(field('if.0.since'), 'in the last…');
    await enter('if.0.last.amount', '7');
    await click('Only where…');
    await enter('if.0.where.0.property', 'total');
    await userEvent.selectOptions(field('if.0.where.0.op'), 'is greater than');
    await enter('if.0.where.0.value', '50');
    expect(conditionOf(step())).toEqual({
      kind: 'event',
      name: 'order.shipped',
      atLeast: 2,
      since: { last: { amount: 7, unit: 'days' } },
      where: [{ property: 'total', op: 'greater', value: 50 }],
    });
  });

  it('joins tests with all or any, turns them round, and keeps half a test back', async () => {
    const { step } = inspect(cartAbandonment, 'purchased_1');
    await click('Add a test');
    await userEvent.selectOptions(field('if.1.kind'), 'Has a tag');
    expect(conditionOf(step())).toEqual(purchased);
    await enter('if.1.tag', 'vip');
    await userEvent.click(field('if.1.not'));
    await userEvent.click(screen.getByRole('radio', { name: 'Any of these' }));
    const vip = { kind: 'not', of: { kind: 'has_tag', tag: 'vip' } };
    expect(conditionOf(step())).toEqual({ kind: 'any', of: [purchased, vip] });
    await userEvent.click(screen.getAllByRole('button', { name: 'Remove this test' })[0]!);
    expect(conditionOf(step())).toEqual(vip);
    expect(screen.getByRole('button', { name: 'Remove this test' }).hasAttribute('disabled')).toBe(true);
  });

  it('says at the test what is missing', async () => {
    const { step } = inspect(cartAbandonment, 'purchased_1');
    await userEvent.selectOptions(field('if.0.kind'), 'Field');
    await enter('if.0.field', 'plan');
    expect(conditionOf(step())).toEqual({ kind: 'field', field: 'plan', op: 'equals' });
    expect(screen.getByText('Say what to compare with.')).toBeTruthy();
    await userEvent.selectOptions(field('if.0.value.kind'), 'From trigger');
    await enter('if.0.value', 'plan');
    expect(conditionOf(step())).toMatchObject({ value: { ref: 'trigger.plan' } });
    expect(screen.queryByText('Say what to compare with.')).toBeNull();
  });
});

describe('the trigger', () => {
  it('takes several events, with tests', async () => {
    const { definition } = inspect(cartAbandonment, TRIGGER_NODE);
    await click('Or when something else happens');
    expect(definition().triggers).toHaveLength(1);
    await enter('triggers.1.name', 'checkout_started');
    expect(definition().triggers).toEqual([
      { kind: 'event', name: 'added_to_cart' },
      { kind: 'event', name: 'checkout_started' },
    ]);
    await userEvent.click(screen.getAllByRole('button', { name: 'Remove this trigger' })[0]!);
    expect(definition().triggers).toEqual([{ kind: 'event', name: 'checkout_started' }]);
  });

  it('is a schedule, on days of the week or the month, for everyone or a segment', async () => {
    const things = { templates, segments: [{ id: 'vips', name: 'VIPs' }] };
    const { definition } = inspect(cartAbandonment, TRIGGER_NODE, { things });
    await userEvent.selectOptions(field('triggers.0.kind'), 'A schedule comes round');
    expect(definition().triggers).toEqual([{ kind: 'schedule', time: '09:00', weekdays: [1] }]);
    await userEvent.click(field('triggers.0.weekdays.5'));
    await enter('triggers.0.time', '18:30');
    expect(definition().triggers).toEqual([{ kind: 'schedule', time: '18:30', weekdays: [1, 5] }]);
    await enter('triggers.0.time', '25:00');
    expect(screen.getByText('Write it as 09:00, up to 23:59.')).toBeTruthy();
    await enter('triggers.0.time', '18:30');
    await userEvent.selectOptions(field('triggers.0.who'), 'Everyone in a segment');
    expect(definition().triggers).toEqual([{ kind: 'schedule', time: '18:30', weekdays: [1, 5] }]);
    await userEvent.selectOptions(field('triggers.0.segment'), 'VIPs');
    await userEvent.selectOptions(field('triggers.0.repeats'), 'On days of the month');
    await userEvent.click(field('triggers.0.monthDays.15'));
    await userEvent.click(field('triggers.0.monthDays.1'));
    // One stays chosen.
    await userEvent.click(field('triggers.0.monthDays.15'));
    expect(definition().triggers).toEqual([{ kind: 'schedule', time: '18:30', monthDays: [15], segment: 'vips' }]);
    await userEvent.selectOptions(field('triggers.0.who'), 'Everyone');
    await userEvent.selectOptions(field('triggers.0.repeats'), 'Every day');
    expect(definition().triggers).toEqual([{ kind: 'schedule', time: '18:30' }]);
  });

  it('is a date in a field, or days before it, each year', async () => {
    const { definition } = inspect(cartAbandonment, TRIGGER_NODE);
    await userEvent.selectOptions(field('triggers.0.kind'), 'A date is reached');
    await enter('triggers.0.field', 'birthday');
    await userEvent.selectOptions(field('triggers.0.offset'), 'Before the date');
    await enter('triggers.0.offset.amount', '3');
    await userEvent.click(field('triggers.0.yearly'));
    const offset = { direction: 'before', by: { amount: 3, unit: 'days' } };
    expect(definition().triggers).toEqual([{ kind: 'date_reached', field: 'birthday', offset, yearly: true }]);
    await userEvent.selectOptions(field('triggers.0.offset'), 'On the date');
    expect(definition().triggers).toEqual([{ kind: 'date_reached', field: 'birthday', yearly: true }]);
  });

  it('is one of the developers, by its title, with a panel made from its schema', async () => {
    const { definition } = inspect(cartAbandonment, TRIGGER_NODE);
    await userEvent.selectOptions(field('triggers.0.kind'), 'Loyalty tier reached');
    expect(definition().triggers).toEqual([{ kind: 'custom', type: 'tier_reached', input: {} }]);
    await userEvent.selectOptions(field('tier'), 'Gold');
    expect(definition().triggers).toEqual([{ kind: 'custom', type: 'tier_reached', input: { tier: 'gold' } }]);
  });

  it('does not let go of an event’s name', async () => {
    const { definition } = inspect(cartAbandonment, TRIGGER_NODE);
    await userEvent.clear(field('triggers.0.name'));
    await userEvent.tab();
    expect(field('triggers.0.name').getAttribute('aria-invalid')).toBe('true');
    expect(definition().triggers).toEqual(cartAbandonment.triggers);
  });

  it('says who may enter, and how often', async () => {
    const { definition } = inspect(cartAbandonment, TRIGGER_NODE);
    await userEvent.selectOptions(field('reentry'), 'Again after some time');
    await enter('reentry.amount', '14');
    await userEvent.clear(field('instanceKey'));
    await userEvent.click(within(screen.getByRole('group', { name: 'Only people who' })).getByText('Add a test'));
    await userEvent.selectOptions(field('filter.0.kind'), 'Has a tag');
    await enter('filter.0.tag', 'newsletter');
    expect(definition().entry).toEqual({
      reentry: { kind: 'after', duration: { amount: 14, unit: 'days' } },
      filter: { kind: 'has_tag', tag: 'newsletter' },
    });
    const people = within(screen.getByRole('group', { name: 'Only people who' }));
    await userEvent.click(people.getByRole('button', { name: 'Remove this test' }));
    expect(definition().entry).not.toHaveProperty('filter');
  });

  it('has exits, of which some are the goal', async () => {
    const { definition } = inspect(cartAbandonment, TRIGGER_NODE);
    await userEvent.click(field('exits.0.goal'));
    await click('Leave when something happens');
    await enter('exits.1.name', 'order.canceled');
    expect(definition().exits).toEqual([
      { ...cartAbandonment.exits[0], goal: false },
      { kind: 'event', name: 'order.canceled', goal: true },
    ]);
  });

  it('takes a tag, a field or a hand in place of an event', async () => {
    const { definition } = inspect(cartAbandonment, TRIGGER_NODE);
    await userEvent.selectOptions(field('triggers.0.kind'), 'A tag is added');
    expect(definition().triggers).toEqual(cartAbandonment.triggers);
    await enter('triggers.0.tag', 'vip');
    expect(definition().triggers).toEqual([{ kind: 'tag_added', tag: 'vip' }]);
    await click('Or when something else happens');
    await userEvent.selectOptions(field('triggers.1.kind'), 'A field changes');
    await enter('triggers.1.field', 'plan');
    await click('Or when something else happens');
    await userEvent.selectOptions(field('triggers.2.kind'), 'Somebody adds them by hand');
    expect(definition().triggers.slice(1)).toEqual([{ kind: 'field_changed', field: 'plan' }, { kind: 'manual' }]);
  });

  it('has exits by a condition', async () => {
    const { definition } = inspect(cartAbandonment, TRIGGER_NODE);
    await click('Leave when something happens');
    await userEvent.selectOptions(field('exits.1.kind'), 'A condition becomes true');
    await enter('exits.1.if.0.tag', 'customer');
    expect(definition().exits[1]).toEqual({ kind: 'condition', if: { kind: 'has_tag', tag: 'customer' }, goal: true });
  });
});

it('values keep their meaning as text, and change their kind', () => {
  for (const value of [
    'a',
    3,
    true,
    ['a', 'b'],
    { ref: 'trigger.cart.id' },
    { ref: 'person.plan' },
    { a: 1 },
  ] as Operand[])
    expect(readValue(valueText(value), valueKindOf(value))).toEqual(value);
  expect(convertValue('12', 'number')).toBe(12);
  expect(convertValue('twelve', 'number')).toBeUndefined();
  expect(convertValue(true, 'text')).toBe('true');
  expect(convertValue('a, b,', 'list')).toEqual(['a', 'b']);
});
