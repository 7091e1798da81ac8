/** @jest-environment jsdom */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import type { CanvasValue } from '../graph/index.js';
import { addBrowserParts } from '../test-support/browser-parts.js';
import { cartAbandonment, catalog, templates } from '../test-support/cart-abandonment.js';
import type { WorkflowCanvasProps } from './props.js';
import { WorkflowCanvas } from './WorkflowCanvas.js';

addBrowserParts();
afterEach(cleanup);

/** A form around the canvas, as a CMS has one. */
const show = (props: Partial<WorkflowCanvasProps> = {}) => {
  const changes: CanvasValue[] = [];
  let submitted = 0;
  let set: (value: WorkflowCanvasProps['value']) => void = () => undefined;
  const Form = () => {
    const [value, setValue] = useState<WorkflowCanvasProps['value']>(
      'value' in props ? props.value : { definition: cartAbandonment, layout: {} },
    );
    set = setValue;
    const change = (next: CanvasValue) => {
      changes.push(next);
      setValue(next);
    };
    const submit = () => {
      submitted += 1;
    };
    return (
      <form onSubmit={submit}>
        <WorkflowCanvas catalog={catalog} things={{ templates }} onChange={change} {...props} value={value} />
      </form>
    );
  };
  render(<Form />);
  return { changes, set: (value: WorkflowCanvasProps['value']) => act(() => set(value)), submissions: () => submitted };
};
const node = (id: string) => screen.getByTestId(`wt-node-${id}`);
const wrapper = (id: string) => node(id).closest<HTMLElement>('.react-flow__node')!;

it('draws a workflow in plain words', () => {
  const { changes } = show({ counts: { wait_hour: 1200 } });
  expect(node('trigger').textContent).toContain('“Added to cart” happens');
  expect(node('wait_hour').textContent).toContain('Wait 1 hour');
  expect(node('wait_hour').textContent).toMatch(/1.?200 waiting/);
  expect(node('purchased_1').textContent).toContain('Did “Placed an order” happen since entering?');
  expect(node('remind').textContent).toContain('Cart reminder');
  expect(screen.queryByTestId('wt-issue-count')).toBeNull();
  expect(changes).toEqual([]);
});

it('keeps the focus where the work goes on: in the settings of a new step, and on the step when they are left', async () => {
  show();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search steps' }), 'send{Enter}');
  const panel = screen.getByTestId('wt-inspector');
  await waitFor(() => expect(panel.contains(document.activeElement)).toBe(true));
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByTestId('wt-inspector')).toBeNull();
  expect(screen.getByTestId('wt-canvas').contains(document.activeElement)).toBe(true);
});

it('goes on in a row that was added, and at its button when it is taken away', async () => {
  show();
  fireEvent.keyDown(wrapper('trigger'), { key: 'Enter' });
  const panel = within(screen.getByTestId('wt-inspector'));
  const [button] = panel.getAllByRole('button', { name: /^Add a/ });
  const rows = button!.closest<HTMLElement>('.wt-rows')!;
  await userEvent.click(button!);
  expect(rows.querySelector('[data-fresh]')?.contains(document.activeElement)).toBe(true);
  const remove = [...rows.querySelectorAll<HTMLElement>('[data-fresh] > .wt-icon-button')];
  await userEvent.click(remove[0]!);
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^ ?Add a/));
});

it('is gone through by key in few stops: the search, the list of steps, one step', async () => {
  show();
  const stops = [...document.querySelectorAll<HTMLElement>('.wt-palette *, .react-flow *')].filter(
    (e) => e.tabIndex >= 0 && !e.closest('.react-flow__attribution'),
  );
  expect(stops.map((e) => e.dataset['testid'] ?? e.getAttribute('aria-label'))).toEqual([
    'Search steps',
    'wt-palette-send_email',
    'rf__node-@trigger',
  ]);
  act(() => screen.getByRole('searchbox', { name: 'Search steps' }).focus());
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(screen.getByTestId('wt-palette-add_tag'));
  act(() => wrapper('trigger').focus());
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(wrapper('wait_hour'));
  expect(wrapper('wait_hour').tabIndex).toBe(0);
  expect(wrapper('trigger').tabIndex).toBe(-1);
});

it('adds a step behind another by key, and goes back where it was on Escape', async () => {
  const { changes } = show();
  act(() => wrapper('discount').focus());
  await userEvent.keyboard('+');
  expect(document.activeElement).toBe(
    within(screen.getByRole('dialog', { name: 'Add a step' })).getByRole('searchbox'),
  );
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(wrapper('discount'));
  await userEvent.keyboard('+');
  await userEvent.keyboard('tag{Enter}');
  expect(changes.at(-1)?.definition.steps['discount']).toMatchObject({ next: 'add_tag' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('wt-field-tag')));
});

it('says in the settings what comes next, and connects and takes connections away there', async () => {
  const { changes } = show();
  fireEvent.click(node('purchased_1'));
  const yes = screen.getByTestId<HTMLSelectElement>('wt-field-next.yes');
  const no = screen.getByTestId<HTMLSelectElement>('wt-field-next.no');
  expect(yes.selectedOptions[0]?.textContent).toBe('Nothing: it ends here');
  expect(no.selectedOptions[0]?.textContent).toBe('Send email: Cart reminder');
  expect([...no.options].map((o) => o.value)).not.toContain('purchased_1');
  await userEvent.selectOptions(yes, 'wait_day');
  expect(changes.at(-1)?.definition.steps['purchased_1']).toMatchObject({ yes: 'wait_day', no: 'remind' });
  await userEvent.selectOptions(yes, '');
  expect(changes.at(-1)?.definition.steps['purchased_1']).toMatchObject({ yes: null });
  await userEvent.click(screen.getByTestId('wt-next-add-yes'));
  await userEvent.click(screen.getByTestId('wt-add-add_tag'));
  expect(changes.at(-1)?.definition.steps['purchased_1']).toMatchObject({ yes: 'add_tag', no: 'remind' });
});

it('undoes from any control of it but a text, and deletes only where the drawing has the focus', async () => {
  const { changes } = show();
  fireEvent.click(node('remind'));
  const next = screen.getByTestId('wt-field-next.next');
  await userEvent.selectOptions(next, '');
  expect(changes.at(-1)?.definition.steps['remind']).toMatchObject({ next: null });
  act(() => next.focus());
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(changes.at(-1)?.definition).toEqual(cartAbandonment);
  const times = changes.length;
  act(() => screen.getByTestId('wt-next-add-next').focus());
  await userEvent.keyboard('{Backspace}{Delete}');
  expect(changes).toHaveLength(times);
  expect(node('remind')).toBeTruthy();
});

it('keeps the focus when what had it goes with a change, so that the next key is not some other field’s', async () => {
  const { changes } = show();
  fireEvent.click(node('remind'));
  await userEvent.click(screen.getByTestId('wt-delete-step'));
  await waitFor(() => expect(screen.getByTestId('wt-canvas').contains(document.activeElement)).toBe(true));
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(changes.at(-1)?.definition).toEqual(cartAbandonment);
});

it('lets the focus go on to the next field, also where leaving one changes the workflow', async () => {
  show();
  fireEvent.click(node('wait_hour'));
  const amount = screen.getByTestId('wt-field-amount');
  await userEvent.clear(amount);
  await userEvent.type(amount, '14');
  await userEvent.tab();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(document.activeElement).toBe(screen.getByTestId('wt-field-unit'));
});

it('leaves full size by Escape', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Full size' }));
  expect(screen.getByTestId('wt-canvas').dataset['expanded']).toBe('true');
  await userEvent.keyboard('{Escape}');
  expect(screen.getByTestId('wt-canvas').dataset['expanded']).toBeUndefined();
});

it('leads from the number at a step to those who wait there', () => {
  show({ counts: { wait_hour: 1 }, waitingHref: (step) => `/runs?step=${step}` });
  const link = node('wait_hour').querySelector<HTMLAnchorElement>('a.wt-waiting')!;
  expect(link.getAttribute('href')).toBe('/runs?step=wait_hour');
  expect(link.textContent).toBe('1 waiting');
  expect(link.title).toContain('One person waits at this step');
  link.addEventListener('click', (event) => event.preventDefault());
  fireEvent.click(link);
  expect(screen.queryByTestId('wt-inspector')).toBeNull();
});

it('adds a step on a click in the palette, and shows its settings and what they lack', async () => {
  const { changes } = show();
  await userEvent.click(screen.getByTestId('wt-palette-send_email'));
  expect(changes).toHaveLength(1);
  expect(changes[0]?.definition.steps['discount']).toMatchObject({ next: 'send_email' });
  const panel = within(screen.getByTestId('wt-inspector'));
  expect(panel.getByTestId('wt-field-template').getAttribute('aria-invalid')).toBe('true');
  expect(node('send_email').dataset['issues']).toBe('true');
  expect(screen.getByTestId('wt-issue-count').textContent).toBe('1 thing to fix');
  await userEvent.selectOptions(panel.getByTestId('wt-field-template'), 'Cart discount');
  expect(changes).toHaveLength(2);
  expect(screen.queryByTestId('wt-issue-count')).toBeNull();
});

it('selecting is no change; keys open settings, delete, undo and move', () => {
  const { changes } = show();
  fireEvent.click(node('remind'));
  expect(screen.getByTestId('wt-inspector').textContent).toContain('Send email');
  expect(changes).toEqual([]);
  fireEvent.keyDown(wrapper('remind'), { key: 'Delete' });
  expect(changes.at(-1)?.definition.steps['purchased_1']).toMatchObject({ no: 'wait_day' });
  expect(screen.queryByTestId('wt-inspector')).toBeNull();
  fireEvent.keyDown(screen.getByTestId('wt-canvas'), { key: 'z', ctrlKey: true });
  expect(changes.at(-1)?.definition).toEqual(cartAbandonment);
  fireEvent.keyDown(wrapper('wait_hour'), { key: 'Enter' });
  expect(screen.getByTestId('wt-field-amount')).toBeTruthy();
  fireEvent.keyDown(wrapper('wait_hour'), { key: 'Escape' });
  expect(screen.queryByTestId('wt-inspector')).toBeNull();
  act(() => wrapper('trigger').focus());
  fireEvent.keyDown(wrapper('trigger'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(wrapper('wait_hour'));
  expect(changes).toHaveLength(2);
});

it('Enter in a setting does not submit the form around it', async () => {
  const { changes, submissions } = show();
  fireEvent.click(node('wait_hour'));
  await userEvent.clear(screen.getByTestId('wt-field-amount'));
  await userEvent.type(screen.getByTestId('wt-field-amount'), '2{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(submissions()).toBe(0);
  expect(changes.map((c) => JSON.stringify(c.definition.steps['wait_hour']))).toEqual([
    expect.stringContaining('"amount":2'),
    expect.stringContaining('"amount":1'),
  ]);
});

it('takes a value from outside in, and says when it cannot be drawn', async () => {
  const { changes, set } = show();
  const { remind: _gone, ...steps } = cartAbandonment.steps;
  fireEvent.click(node('remind'));
  set({ definition: { ...cartAbandonment, steps }, layout: {} });
  await screen.findByTestId('wt-issue-count');
  expect(screen.queryByTestId('wt-node-remind')).toBeNull();
  expect(screen.queryByTestId('wt-inspector')).toBeNull();
  set({ definition: { steps: { a: { kind: 'nope' } } } });
  const alert = await screen.findByTestId('wt-cannot-draw');
  expect(alert.textContent).toContain('steps.a.kind');
  expect(changes).toEqual([]);
  await userEvent.click(within(alert).getByRole('button'));
  expect(changes).toHaveLength(1);
  expect(node('trigger').textContent).toContain('Choose what starts it');
});

it('lets readers look, and change nothing', () => {
  const { changes } = show({ readOnly: true });
  fireEvent.click(node('wait_hour'));
  expect(screen.getByTestId('wt-field-amount').matches(':disabled')).toBe(true);
  fireEvent.keyDown(wrapper('wait_hour'), { key: 'Delete' });
  expect(screen.queryByTestId('wt-palette-delay')).toBeNull();
  expect(screen.queryByTestId('wt-plus-discount-next')).toBeNull();
  expect(changes).toEqual([]);
});
