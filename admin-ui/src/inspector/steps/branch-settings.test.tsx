/** @jest-environment jsdom */
import type { Step, WorkflowDefinition } from '@whenthen/core/definition';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { askCondition } from '../../graph/node-text.js';
import { cartAbandonment, catalog } from '../../test-support/cart-abandonment.js';
import { inspect } from '../../test-support/inspect.js';

afterEach(cleanup);
const field = (name: string) => screen.getByTestId<HTMLInputElement>(`wt-field-${name}`);
const enter = async (name: string, text: string) => {
  await userEvent.clear(field(name));
  await userEvent.type(field(name), `${text}{Enter}`);
};
const click = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const exit: Step = { kind: 'exit', reason: '', goal: false };
const show = (step: Step) => {
  const definition: WorkflowDefinition = {
    ...cartAbandonment,
    start: 'it',
    steps: { it: step, a: exit, b: exit },
  };
  return inspect(definition, 'it');
};

describe('a delay', () => {
  const hour: Step = { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } }, next: 'a' };

  it('lasts until a time of day, on chosen days', async () => {
    const { step } = show(hour);
    await userEvent.selectOptions(field('delay'), 'Until a time of day');
    expect(step()).toEqual({ kind: 'delay', delay: { kind: 'until_time', time: '09:00' }, next: 'a' });
    await enter('time', '17:30');
    await click('Friday');
    await click('Monday');
    expect(step()).toMatchObject({ delay: { kind: 'until_time', time: '17:30', weekdays: [1, 5] } });
    await click('Friday');
    await click('Monday');
    expect(step()).toMatchObject({ delay: { kind: 'until_time', time: '17:30' } });
    expect((step() as { delay: object }).delay).not.toHaveProperty('weekdays');
  });

  it.each(['24:00', '9', 'noon', ''])('is not taken over with the time %j', async (text) => {
    const { step } = show({ kind: 'delay', delay: { kind: 'until_time', time: '09:00' }, next: 'a' });
    await userEvent.clear(field('time'));
    if (text) await userEvent.type(field('time'), text);
    await userEvent.tab();
    expect(screen.getByText(text ? /Write it as 09:00/ : 'Fill this in.')).toBeTruthy();
    expect(step()).toMatchObject({ delay: { time: '09:00' } });
  });

  it('lasts until days before or after a date in a field', async () => {
    const { step } = show(hour);
    await userEvent.selectOptions(field('delay'), 'Until a date in a field');
    await enter('field', 'renews');
    await userEvent.selectOptions(field('offset'), 'Before the date');
    await enter('offset.amount', '3');
    expect(step()).toMatchObject({
      delay: { kind: 'until_field', field: 'renews', offset: { direction: 'before', by: { amount: 3, unit: 'days' } } },
    });
    await userEvent.selectOptions(field('offset'), 'On the date');
    expect(step()).toEqual({ kind: 'delay', delay: { kind: 'until_field', field: 'renews' }, next: 'a' });
  });
});

describe('a wait for an event', () => {
  it('names the event and how long at most', async () => {
    const { step } = show({
      kind: 'wait_for_event',
      event: { name: '$purchase' },
      timeout: { amount: 1, unit: 'days' },
      received: 'a',
      timedOut: 'b',
    });
    await enter('event.name', 'order.delivered');
    await enter('amount', '10');
    expect(step()).toMatchObject({
      event: { name: 'order.delivered' },
      timeout: { amount: 10, unit: 'days' },
      received: 'a',
      timedOut: 'b',
    });
  });
});

describe('a switch', () => {
  const tagged = (tag: string) => ({ kind: 'has_tag' as const, tag });
  const plans: Step = {
    kind: 'switch',
    cases: [
      { name: 'Gold', if: tagged('gold'), next: 'a' },
      { name: 'Silver', if: tagged('silver'), next: 'b' },
    ],
    otherwise: null,
  };

  it('renames a case and changes what it asks, and the ways stay', async () => {
    const { step } = show(plans);
    await enter('cases.0.name', 'Platinum');
    await enter('cases.0.if.0.tag', 'platinum');
    expect(step()).toMatchObject({
      cases: [
        { name: 'Platinum', if: tagged('platinum'), next: 'a' },
        { name: 'Silver', if: tagged('silver'), next: 'b' },
      ],
    });
  });

  it.each(['Silver', 'otherwise'])('keeps a case from being called %s too', async (name) => {
    const { step } = show(plans);
    await enter('cases.0.name', name);
    expect(screen.getByText('Another one already has this name.')).toBeTruthy();
    expect(step()).toEqual(plans);
  });

  it('gets a case more, and loses one with its way only', async () => {
    const { step } = show(plans);
    await click('Add a case');
    await enter('cases.2.name', 'Bronze');
    expect(step()).toMatchObject({ cases: [{ name: 'Gold' }, { name: 'Silver' }, { name: 'Bronze', next: null }] });
    await userEvent.click(screen.getAllByRole('button', { name: 'Remove this case' })[0]!);
    expect(step()).toMatchObject({ cases: [{ name: 'Silver', next: 'b' }, { name: 'Bronze' }], otherwise: null });
  });
});

describe('a split', () => {
  const halves: Step = {
    kind: 'split',
    branches: [
      { name: 'A', weight: 50, next: 'a' },
      { name: 'B', weight: 50, next: 'b' },
    ],
  };

  it('shows shares, and gets a branch more', async () => {
    const { step } = show(halves);
    expect(screen.getAllByText('50 % of people')).toHaveLength(2);
    expect(screen.getAllByRole<HTMLButtonElement>('button', { name: 'Remove this branch' })[0]?.disabled).toBe(true);
    await enter('branches.0.weight', '150');
    expect(screen.getByText('75 % of people')).toBeTruthy();
    await click('Add a branch');
    await enter('branches.2.weight', '200');
    expect(step()).toMatchObject({
      branches: [
        { name: 'A', weight: 150, next: 'a' },
        { name: 'B', weight: 50, next: 'b' },
        { name: 'C', weight: 200, next: null },
      ],
    });
    expect(screen.getAllByText('50 % of people')).toHaveLength(1);
  });

  it.each(['0', '-1', '1001', ''])('does not take the weight %j over', async (text) => {
    const { step } = show(halves);
    await userEvent.clear(field('branches.0.weight'));
    if (text) await userEvent.type(field('branches.0.weight'), text);
    await userEvent.tab();
    expect(step()).toEqual(halves);
  });
});

describe('a condition on an e-mail', () => {
  const asks = (step: string): Step => ({
    kind: 'condition',
    if: { kind: 'email', step, was: 'opened' },
    yes: 'a',
    no: 'b',
  });
  const mail: Step = {
    kind: 'action',
    label: 'Offer',
    action: 'send_email',
    input: { template: 'reminder' },
    next: 'it',
  };
  const showAfter = (before: Record<string, Step>) =>
    inspect({ ...cartAbandonment, start: 'it', steps: { it: asks(''), ...before, a: exit, b: exit } }, 'it');

  it('names one of the workflow, and whether it was opened or clicked', async () => {
    const { step } = showAfter({ mail });
    expect(field('if.0.step').textContent).toContain('Offer');
    await userEvent.selectOptions(field('if.0.step'), 'mail');
    await userEvent.selectOptions(field('if.0.was'), 'clicked (a link in it)');
    expect(step()).toMatchObject({ if: { kind: 'email', step: 'mail', was: 'clicked' } });
  });

  it('says that there is none yet', () => {
    showAfter({});
    expect(screen.getByText('No step sends an e-mail yet. Add one first.')).toBeTruthy();
  });
});

describe('a condition on an answer', () => {
  it('names a step that may get one, where to look in it, and what it has to be', async () => {
    const asks: Step = {
      kind: 'condition',
      if: { kind: 'answer', step: '', path: '', op: 'equals' },
      yes: 'a',
      no: 'b',
    };
    const crm: Step = { kind: 'action', label: 'CRM', action: 'send_webhook', input: {}, next: 'it' };
    const tag: Step = { kind: 'action', action: 'add_tag', input: { tag: 'x' }, next: 'crm' };
    const { step } = inspect(
      { ...cartAbandonment, start: 'tag', steps: { it: asks, crm, tag, a: exit, b: exit } },
      'it',
    );
    expect(field('if.0.step').textContent).toBe('Pick a stepCRM');
    await userEvent.selectOptions(field('if.0.step'), 'crm');
    await enter('if.0.path', 'body.score');
    expect(step()).toMatchObject({ if: { kind: 'answer', step: 'crm', path: 'body.score', op: 'equals' } });
  });
});

describe('a condition of the developers', () => {
  const asks: Step = { kind: 'condition', if: { kind: 'has_tag', tag: 'x' }, yes: 'a', no: 'b' };

  it('is offered by its title, has a panel made from its schema, and stands on the node in words', async () => {
    const { step } = show(asks);
    await userEvent.selectOptions(field('if.0.kind'), 'Has loyalty points');
    expect(screen.getByText('Asks the loyalty programme.')).toBeTruthy();
    await enter('atLeast', '100');
    expect(step()).toMatchObject({ if: { kind: 'custom', type: 'loyalty_points', input: { atLeast: 100 } } });
    expect(askCondition({ kind: 'custom', type: 'loyalty_points', input: { atLeast: 100 } }, { catalog })).toBe(
      'Has loyalty points: points at least 100?',
    );
  });

  it('that nobody knows any more is shown as it is', () => {
    show({ ...asks, if: { kind: 'custom', type: 'moon', input: { phase: 'full' } } });
    expect(screen.getByText(/No engine that runs now knows the condition “moon”/)).toBeTruthy();
  });
});
