/** @jest-environment jsdom */
import { emptyCatalog, type Catalog, type JsonObject, type Step } from '@whenthen/core/definition';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { cartAbandonment, templates } from '../../test-support/cart-abandonment.js';
import { inspect } from '../../test-support/inspect.js';
import { schemaFields } from './schema-fields.js';

afterEach(cleanup);
const field = (name: string) => screen.getByTestId<HTMLInputElement>(`wt-field-${name}`);
const describedBy = (name: string) =>
  (field(name).getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);

describe('the settings of "Send email"', () => {
  it('offer the templates by name, and open the chosen one', async () => {
    const opened: string[] = [];
    const { step } = inspect(cartAbandonment, 'remind', { onOpenTemplate: (id) => opened.push(id) });
    const options = [...field('template').querySelectorAll('option')].map((o) => o.textContent);
    expect(options).toEqual(['Choose a template…', ...templates.map((t) => t.name)]);
    await userEvent.selectOptions(field('template'), 'Cart discount');
    expect(step()).toMatchObject({ input: { template: '2' } });
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(opened).toEqual(['2']);
  });

  it('say at the field what is wrong with it', async () => {
    const { step } = inspect(cartAbandonment, 'remind');
    await userEvent.selectOptions(field('template'), 'Choose a template…');
    expect(step()).toMatchObject({ input: {} });
    expect(field('template').getAttribute('aria-invalid')).toBe('true');
    expect(describedBy('template')).toHaveLength(2);
  });

  it('keep a template that is not published visible', () => {
    const gone: Step = { kind: 'action', action: 'send_email', input: { template: '99' }, next: null };
    inspect({ ...cartAbandonment, start: 'remind', steps: { remind: gone } }, 'remind');
    expect(screen.getByRole('option', { name: 'Not published: 99' })).toHaveProperty('selected', true);
    expect(describedBy('template').join()).toContain('99');
  });

  it('cannot be changed by a reader', () => {
    inspect(cartAbandonment, 'remind', { readOnly: true });
    expect(field('template').matches(':disabled')).toBe(true);
    expect(screen.queryByTestId('wt-delete-step')).toBeNull();
  });
});

const properties: JsonObject = {
  note: { type: 'string', 'x-widget': 'textarea', title: 'Note', default: 'Hi' },
  times: { type: 'integer', minimum: 1, maximum: 5 },
  urgent: { type: 'boolean', title: 'Urgent' },
  size: { enum: ['s', 'm', 3] },
  how: { anyOf: [{ const: 'a' }, { const: 'b' }] },
  anything: { $ref: '#/$defs/json', title: 'Anything' },
  deep: { type: 'object' },
};
const custom: Catalog = {
  ...emptyCatalog,
  actions: [
    {
      type: 'custom',
      title: 'Custom',
      description: 'Anything.',
      icon: 'nothing like it',
      inputSchema: { type: 'object', properties, required: ['times', 'size'], $defs: { json: { anyOf: [] } } },
    },
  ],
};
const step = { kind: 'action' as const, action: 'custom', input: {}, next: null };
const withCustom = { ...cartAbandonment, start: 'custom', steps: { custom: step } };

describe('settings made from JSON Schema', () => {
  it('choose a widget for each', () => {
    const fields = schemaFields(custom.actions[0]!.inputSchema);
    expect(fields.map((f) => [f.label, f.widget, f.required])).toEqual([
      ['Note', 'textarea', false],
      ['Times', 'integer', true],
      ['Urgent', 'boolean', false],
      ['Size', 'enum', true],
      ['How', 'enum', false],
      ['Anything', 'value', false],
      ['Deep', 'json', false],
    ]);
    expect(fields[4]?.choices).toEqual(['a', 'b']);
  });

  it('hand values on with their types, and leave emptied ones out', async () => {
    const { step: now } = inspect(withCustom, 'custom', { catalog: custom });
    const input = () => (now() as typeof step).input;
    await userEvent.type(field('times'), '3{Enter}');
    await userEvent.click(field('urgent'));
    await userEvent.selectOptions(field('size'), '3');
    await userEvent.selectOptions(field('anything.kind'), 'Number');
    await userEvent.type(field('anything'), '4.5{Enter}');
    fireEvent.change(field('deep'), { target: { value: '{"a":[1]}' } });
    fireEvent.blur(field('deep'));
    expect(input()).toEqual({ times: 3, urgent: true, size: 3, anything: 4.5, deep: { a: [1] } });
    await userEvent.clear(field('times'));
    await userEvent.tab();
    expect(input()).not.toHaveProperty('times');
  });

  it('do not take over what is no such value', async () => {
    const { step: now } = inspect(withCustom, 'custom', { catalog: custom });
    await userEvent.type(field('times'), '9{Enter}');
    expect(describedBy('times')).toEqual(['At most 5.']);
    fireEvent.change(field('deep'), { target: { value: '{"a":' } });
    fireEvent.blur(field('deep'));
    expect(describedBy('deep')[0]).toContain('not JSON');
    expect(now()).toEqual(step);
  });

  it('of an action that nobody knows are shown as they are', () => {
    inspect({ ...withCustom, steps: { custom: { ...step, action: 'gone', input: { a: 1 } } } }, 'custom');
    expect(JSON.parse(field('input').value)).toEqual({ a: 1 });
  });
});
