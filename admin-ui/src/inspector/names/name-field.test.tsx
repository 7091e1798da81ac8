/** @jest-environment jsdom */
import { emptyVocabulary, type Seen } from '@whenthen/core/definition';

import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { cartAbandonment, catalog } from '../../test-support/cart-abandonment.js';
import { inspect, TRIGGER_NODE } from '../../test-support/inspect.js';

afterEach(cleanup);

const seen: Seen = {
  events: [{ name: 'quiz.done', lastAt: '2026-01-05T10:00:00.000Z', properties: ['score'] }],
  tags: [],
  fields: [],
};
const named = { ...catalog, vocabulary: { ...emptyVocabulary, events: { 'quiz.done': 'Finished the quiz' } } };
const show = () => inspect(cartAbandonment, TRIGGER_NODE, { seen, catalog: named });
const field = () => screen.getByTestId<HTMLInputElement>('wt-field-triggers.0.name');
const own = () => field().parentElement?.querySelector('code')?.textContent;
const hint = () => within(field().parentElement!).queryByText('No event of this name has come in so far.');

it('shows the label of what is chosen, its own name below, and that it has not come in', () => {
  show();
  expect([field().value, own()]).toEqual(['Added to cart', 'added_to_cart']);
  expect(hint()).not.toBeNull();
});

it('is chosen with the mouse, by its label', async () => {
  const { definition } = show();
  await userEvent.click(field());
  await userEvent.click(screen.getByRole('option', { name: /Finished the quiz/ }));
  expect(definition().triggers[0]).toMatchObject({ name: 'quiz.done' });
  expect([field().value, own(), hint()]).toEqual(['Finished the quiz', 'quiz.done', null]);
  expect(screen.queryByRole('listbox')).toBeNull();
});

it('is chosen by keyboard alone: arrows walk round, Enter takes, Escape closes the list and not the settings', async () => {
  const { definition } = show();
  field().focus();
  await userEvent.keyboard('{ArrowDown}');
  const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.dataset['name'];
  expect(active()).toBe('quiz.done');
  await userEvent.keyboard('{ArrowUp}{ArrowDown}');
  expect(active()).toBe('quiz.done');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(definition().triggers[0]).toMatchObject({ name: 'added_to_cart' });
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(definition().triggers[0]).toMatchObject({ name: 'quiz.done' });
});

it('takes a label, an own name, and a text that is nothing yet', async () => {
  const { definition } = show();
  const write = async (text: string) => {
    await userEvent.clear(field());
    await userEvent.type(field(), `${text}{Enter}`);
    await userEvent.tab();
    return [definition().triggers[0], field().value];
  };
  expect(await write('finished the QUIZ')).toEqual([{ kind: 'event', name: 'quiz.done' }, 'Finished the quiz']);
  expect(await write('$purchase')).toEqual([{ kind: 'event', name: '$purchase' }, 'Placed an order']);
  await userEvent.clear(field());
  await userEvent.type(field(), 'web.hello');
  expect(screen.getByText(/There is no event of this name yet/)).not.toBeNull();
  await userEvent.tab();
  expect(definition().triggers[0]).toEqual({ kind: 'event', name: 'web.hello' });
  expect([field().value, own(), hint() !== null]).toEqual(['Web hello', 'web.hello', true]);
});

it('offers the properties of the event that stands above', async () => {
  const { definition } = inspect(
    { ...cartAbandonment, triggers: [{ kind: 'event', name: 'quiz.done' }] },
    TRIGGER_NODE,
    { seen, catalog: named },
  );
  await userEvent.click(screen.getAllByRole('button', { name: 'Only where…' })[0]!);
  const property = screen.getByTestId('wt-field-triggers.0.where.0.property');
  await userEvent.click(property);
  const offers = () => within(screen.getByRole('listbox')).getAllByRole('option');
  expect(offers()[0]?.textContent).toContain('score');
  await userEvent.click(offers()[0]!);
  expect(definition().triggers[0]).toMatchObject({ where: [{ property: 'score' }] });
});

it('takes nothing that is half written, and Escape brings back what was', async () => {
  const { definition } = show();
  const { jest } = import.meta;
  jest.useFakeTimers();
  fireEvent.change(field(), { target: { value: 'placed' } });
  act(() => jest.advanceTimersByTime(60_000));
  jest.useRealTimers();
  expect(definition().triggers).toEqual(cartAbandonment.triggers);
  act(() => field().focus());
  await userEvent.keyboard('{Escape}');
  expect(field().value).toBe('Added to cart');
  await userEvent.tab();
  expect(definition().triggers).toEqual(cartAbandonment.triggers);
});
