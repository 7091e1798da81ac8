/** @jest-environment jsdom */
import { emptyCatalog, type Catalog, type JsonObject, type TriedWebhook } from '@whenthen/core/definition';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { cartAbandonment } from '../../test-support/cart-abandonment.js';
import { inspect } from '../../test-support/inspect.js';
import type { KeptSecret, WebhookDesk } from '../../canvas/state/webhook-desk.js';

afterEach(cleanup);

const catalog: Catalog = {
  ...emptyCatalog,
  actions: [
    {
      type: 'send_webhook',
      title: 'Send webhook',
      description: 'Calls.',
      icon: 'webhook',
      inputSchema: {
        type: 'object',
        properties: {
          url: { type: 'string', title: 'Address' },
          auth: { type: 'object', title: 'Authentication', 'x-widget': 'webhook_auth' },
        },
        required: ['url'],
      },
    },
  ],
};
const URL = 'https://erp.example.com/people';
const HOSTS = ['erp.example.com'];
const TRIED: TriedWebhook = {
  request: { method: 'POST', url: URL, headers: { authorization: 'Bearer …' }, body: '{"a":1}' },
  answer: { status: 201, headers: { 'x-request-id': 'r-1' }, body: '{"id":7}', cut: false },
  ok: true,
  message: 'The receiver took it.',
  ms: 143,
};

/** A desk that keeps what it is handed, as the server does: without ever returning a value. */
const deskOf = (list: KeptSecret[], more: Partial<WebhookDesk> = {}) => {
  const values = new Map<string, string>();
  const places = new Map<string, string[]>();
  const desk: WebhookDesk = {
    secrets: () => Promise.resolve([...list]),
    keepSecret: (name, { value, hosts }) => {
      values.set(name, value);
      places.set(name, hosts);
      const rest = list.filter((s) => s.name !== name);
      list.splice(0, list.length, ...rest, { name, readable: true, hosts });
      return Promise.resolve();
    },
    test: () => Promise.resolve(TRIED),
    ...more,
  };
  return { desk, values, places };
};

const show = (input: JsonObject, webhooks: WebhookDesk | undefined) =>
  inspect(
    {
      ...cartAbandonment,
      start: 'call',
      steps: { call: { kind: 'action', action: 'send_webhook', input, next: null } },
    },
    'call',
    { catalog, webhooks },
  );
const bearer = (secret: string): JsonObject => ({ url: URL, auth: { kind: 'bearer', secret } });
const picker = () => screen.getByTestId<HTMLSelectElement>('wt-field-auth.secret');
const options = () => [...picker().querySelectorAll('option')].map((o) => o.textContent);
const called = () => screen.findByTestId('wt-tried');

describe('the secret of a call', () => {
  it('is picked among those that there are', async () => {
    const { desk } = deskOf([
      { name: 'crm', readable: true, hosts: HOSTS },
      { name: 'erp', readable: true, hosts: HOSTS },
    ]);
    const { step } = show(bearer(''), desk);
    expect(options()).toEqual(['Loading…']);
    await waitFor(() => expect(options()).toEqual(['Choose a secret…', 'crm', 'erp']));
    await userEvent.selectOptions(picker(), 'erp');
    expect(step()).toMatchObject({ input: bearer('erp') });
  });

  it('is left out until it is chosen, and again when it is taken away', async () => {
    const { step } = show({ url: URL }, deskOf([{ name: 'erp', readable: true, hosts: HOSTS }]).desk);
    await userEvent.selectOptions(screen.getByTestId('wt-field-auth'), 'Bearer token');
    expect(step()).toMatchObject({ input: { url: URL, auth: { kind: 'bearer' } } });
    expect(step()).not.toHaveProperty('input.auth.secret');
    await waitFor(() => expect(options()).toContain('erp'));
    await userEvent.selectOptions(picker(), 'erp');
    expect(step()).toMatchObject({ input: bearer('erp') });
    await userEvent.selectOptions(picker(), '');
    expect(step()).not.toHaveProperty('input.auth.secret');
  });

  it('is kept in place, by key, and its value is not on the page any more', async () => {
    const { desk, values } = deskOf([]);
    const { step } = show(bearer(''), desk);
    await userEvent.click(await screen.findByRole('button', { name: 'New secret…' }));
    expect(document.activeElement).toBe(screen.getByTestId('wt-field-auth.secret.name'));
    await userEvent.keyboard('erp{Tab}tok_4eC39Hq{Enter}');
    await waitFor(() => expect(step()).toMatchObject({ input: bearer('erp') }));
    expect(values.get('erp')).toBe('tok_4eC39Hq');
    await waitFor(() => expect(options()).toEqual(['Choose a secret…', 'erp']));
    expect(screen.queryByTestId('wt-new-secret')).toBeNull();
    expect(document.body.innerHTML).not.toContain('tok_4eC39Hq');
    expect(document.activeElement).toBe(picker());
  });

  it('may be sent to the host of the step, as is proposed, and to those that are written beside it', async () => {
    const { desk, places } = deskOf([]);
    show(bearer(''), desk);
    await userEvent.click(await screen.findByRole('button', { name: 'New secret…' }));
    const hosts = () => screen.getByTestId<HTMLInputElement>('wt-field-auth.secret.hosts');
    expect(hosts().value).toBe('erp.example.com');
    await userEvent.clear(hosts());
    await userEvent.type(screen.getByTestId('wt-field-auth.secret.name'), 'erp{Tab}tok_4eC39Hq{Enter}');
    expect(screen.getByText(/say to which hosts it may be sent/)).toBeTruthy();
    await userEvent.type(hosts(), 'https://erp.example.com{Enter}');
    expect(screen.getByText(/write a host such as/)).toBeTruthy();
    expect(places.size).toBe(0);
    await userEvent.clear(hosts());
    await userEvent.type(hosts(), 'ERP.example.com, other.example:8443{Enter}');
    await waitFor(() => expect(places.get('erp')).toEqual(['erp.example.com', 'other.example:8443']));
  });

  it('that may not be sent to the host of the step is told, and can be set anew for both', async () => {
    const { desk, values, places } = deskOf([{ name: 'crm', readable: true, hosts: ['crm.example.com'] }]);
    show(bearer('crm'), desk);
    expect(await screen.findByText(/It is not sent to erp.example.com, only to crm.example.com/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Set anew…' }));
    await userEvent.keyboard('{Enter}');
    expect(values.size).toBe(0);
    await userEvent.keyboard('tok_new{Enter}');
    await waitFor(() => expect(places.get('crm')).toEqual(['crm.example.com', 'erp.example.com']));
    await waitFor(() => expect(screen.queryByText(/It is not sent to/)).toBeNull());
  });

  it('is called a token, a password or a key, as the authentication has it', async () => {
    const { desk } = deskOf([]);
    show({ url: URL, auth: { kind: 'basic', user: 'shop', secret: '' } }, desk);
    await userEvent.click(await screen.findByRole('button', { name: 'New secret…' }));
    expect(within(screen.getByTestId('wt-new-secret')).getByLabelText(/^Password/)).toBeTruthy();
  });

  it('needs a name that is none of another, and a value', async () => {
    const { desk, values } = deskOf([{ name: 'erp', readable: true, hosts: HOSTS }]);
    show(bearer(''), desk);
    await userEvent.click(await screen.findByRole('button', { name: 'New secret…' }));
    await userEvent.keyboard('erp');
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(screen.getByText(/There is a secret of this name already/)).toBeTruthy();
    expect(screen.getByText('Paste it here.')).toBeTruthy();
    await userEvent.clear(screen.getByTestId('wt-field-auth.secret.name'));
    await userEvent.type(screen.getByTestId('wt-field-auth.secret.name'), 'ERP 2');
    expect(screen.getByText(/small letters/, { selector: '.wt-message' })).toBeTruthy();
    expect(values.size).toBe(0);
  });

  it('says why it is not kept, and Escape goes back to the picker', async () => {
    const refuse = () => Promise.reject(new Error('Set the option secret.'));
    const { desk } = deskOf([], { keepSecret: refuse });
    const { step } = show(bearer(''), desk);
    await userEvent.click(await screen.findByRole('button', { name: 'New secret…' }));
    await userEvent.keyboard('erp{Tab}tok_4eC39Hq{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('Set the option secret.');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByTestId('wt-new-secret')).toBeNull();
    expect(document.activeElement).toBe(picker());
    expect(step()).toMatchObject({ input: bearer('') });
  });

  it('that is not there, or cannot be read any more, is told and can be set', async () => {
    const { desk, values } = deskOf([{ name: 'old', readable: false, hosts: HOSTS }]);
    const { step } = show(bearer('gone'), desk);
    expect(await screen.findByText(/There is no secret “gone”/)).toBeTruthy();
    await userEvent.selectOptions(picker(), 'old');
    expect(screen.getByText(/It can be used no more/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Set anew…' }));
    await userEvent.keyboard('tok_new{Enter}');
    await waitFor(() => expect(screen.queryByText(/It can be used no more/)).toBeNull());
    expect(values.get('old')).toBe('tok_new');
    expect(step()).toMatchObject({ input: bearer('old') });
  });

  it('is typed where the secrets cannot be listed, until they can', async () => {
    let away = true;
    const list = () => (away ? Promise.reject(new Error('It is away.')) : Promise.resolve([]));
    const { desk } = deskOf([], { secrets: list });
    const { step } = show(bearer('erp'), desk);
    expect((await screen.findByRole('alert')).textContent).toContain('It is away.');
    expect(picker().tagName).toBe('INPUT');
    expect(step()).toMatchObject({ input: bearer('erp') });
    away = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(picker().tagName).toBe('SELECT'));
  });

  it('is typed where there is no server to ask', () => {
    show(bearer('erp'), undefined);
    expect(picker()).toHaveProperty('value', 'erp');
    expect(screen.queryByTestId('wt-test-call')).toBeNull();
  });
});

describe('a test call', () => {
  it('waits for an address', async () => {
    show({}, deskOf([]).desk);
    expect(await screen.findByText('Fill in the address first.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Test call' })).toHaveProperty('disabled', true);
  });

  it('calls once, with the settings as they are, and shows what came back', async () => {
    const asked: JsonObject[] = [];
    let answer: (tried: TriedWebhook) => void = () => undefined;
    const test = (settings: JsonObject) => {
      asked.push(settings);
      return new Promise<TriedWebhook>((resolve) => (answer = resolve));
    };
    show(bearer('erp'), deskOf([{ name: 'erp', readable: true, hosts: HOSTS }], { test }).desk);
    await userEvent.click(screen.getByRole('button', { name: 'Test call' }));
    await userEvent.click(screen.getByRole('button', { name: 'Calling…' }));
    expect(screen.getByText(/Waiting for the receiver/)).toBeTruthy();
    answer(TRIED);
    const { textContent } = await called();
    for (const part of ['Status 201', '143 ms', 'The receiver took it.', '"id": 7', 'x-request-id', 'Bearer …'])
      expect(textContent).toContain(part);
    expect(asked).toEqual([bearer('erp')]);
  });

  it('says that it is from before a change', async () => {
    show({ url: URL }, deskOf([]).desk);
    await userEvent.click(screen.getByRole('button', { name: 'Test call' }));
    await called();
    expect(screen.queryByText('From before your last change:')).toBeNull();
    await userEvent.type(screen.getByTestId('wt-field-url'), '/2{Enter}');
    expect(await screen.findByText('From before your last change:')).toBeTruthy();
  });

  it('shows that nothing came back, that it was empty, or that it was cut', async () => {
    const answers: TriedWebhook[] = [
      { ...TRIED, answer: null, ok: false, message: 'The receiver does not answer.', ms: 15_000 },
      { ...TRIED, answer: { status: 500, headers: {}, body: '', cut: false }, ok: false, message: 'Said 500.' },
      { ...TRIED, answer: { status: 200, headers: {}, body: '{"a', cut: true } },
    ];
    show({ url: URL }, deskOf([], { test: () => Promise.resolve(answers.shift() ?? TRIED) }).desk);
    const press = () => userEvent.click(screen.getByRole('button', { name: 'Test call' }));
    await press();
    expect((await called()).textContent).toMatch(/Nothing came back.*15\.0 s.*does not answer/);
    await press();
    expect((await called()).textContent).toMatch(/Status 500.*It is empty/);
    await press();
    expect((await called()).textContent).toContain('Only its beginning is shown.');
  });

  it('says why it was not made', async () => {
    const test = () => Promise.reject(new Error('There is no secret “erp”.'));
    show(bearer('erp'), deskOf([], { test }).desk);
    await userEvent.click(screen.getByRole('button', { name: 'Test call' }));
    expect((await screen.findByRole('alert')).textContent).toBe('The call was not made: There is no secret “erp”.');
  });
});
