import { consentGiven, workflow } from '../builder/index.js';
import { doubleOptIn } from '../recipes/double-opt-in.js';
import { installRecipe } from '../recipes/index.js';
import { createTestEngine, type TestEngine, type TestEngineOptions } from '../testing/engine.js';

export const email = 'ada@example.com';
export const words = 'Send me news';
export const options: TestEngineOptions = {
  secret: 'a secret of at least thirty-two characters',
  publicUrl: 'https://shop.example.com',
  mail: { smtp: 'smtp://127.0.0.1:1', from: 'Shop <hello@shop.example.com>' },
};

/** A shop with the recipe, a workflow behind it, and Ada, who signs up and follows links. */
export const openOptIn = async (
  given: TestEngineOptions = options,
  more: { atGap?: (gap: string) => Promise<void> } = {},
) => {
  const t: TestEngine = await createTestEngine(given, { start: '2026-03-02T09:00:00Z', ...more });
  await installRecipe(t.engine, doubleOptIn);
  await t.engine.workflows.setStatus('double-opt-in', 'active');
  const welcome = workflow('welcome').on(consentGiven('newsletter')).reenter('always').increase('welcomed', 1);
  await t.engine.workflows.publish(welcome.build());
  await t.engine.workflows.setStatus('welcome', 'active');

  let sent = 0;
  const person = async () => (await t.engine.people.search({ q: email })).items[0];
  return {
    t,
    person,
    async submit(form: { confirm?: boolean; topic?: string; input?: string; values?: object } = {}) {
      const { values, ...consent } = form;
      await t.engine.forms.submit({
        ...{ form: 'footer', id: String(sent++), values: { email, ...values } },
        consent: { topic: 'newsletter', words, ip: '192.0.2.1', ...consent },
      });
      await t.pass(0);
    },
    history: async () => t.engine.consent.history((await person())?.id ?? ''),
    stateOf: async (topic = 'newsletter') =>
      (await t.engine.consent.of((await person())?.id ?? '')).topics.find(({ id }) => id === topic)?.state,
    /** What is in the link of the n-th mail. */
    tokenIn: (n = -1) => /whenthen\/confirm\/([\w-]+)/.exec(t.mail.sent.at(n)?.html ?? '')?.[1] ?? '',
    /** What the page behind a link says. */
    async follow(token: string, method: 'GET' | 'POST' = 'POST') {
      const { status, body } = await t.engine.consent.respond({ method, token, address: '198.51.100.7' });
      await t.pass(0);
      return [status, /<h1>(.*)<\/h1>/.exec(body)?.[1]];
    },
    events: async (name: string) => (await t.engine.events.list({ name })).items.length,
  };
};

export type OptIn = Awaited<ReturnType<typeof openOptIn>>;
