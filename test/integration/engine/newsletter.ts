import type { PublishWorkflow } from '@whenthen/core';
import type { TestEngine } from '@whenthen/core/testing';

type Definition = PublishWorkflow['definition'];

export const send = (template: string, next: string | null = null) => ({
  kind: 'action',
  action: 'send_email',
  input: { template },
  next,
});
const hour = (next: string) => ({
  kind: 'delay',
  delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } },
  next,
});

/** An hour, a marketing mail, an hour, a transactional one. */
export const newsAndReceipt: Definition = {
  schema: 1,
  triggers: [{ kind: 'event', name: 'signed_up' }],
  start: 'first',
  steps: { first: hour('news'), news: send('news', 'second'), second: hour('receipt'), receipt: send('receipt') },
};

export const publish = async ({ engine }: TestEngine, id: string, definition: Definition) => {
  await engine.workflows.publish({ id, name: id, definition });
  await engine.workflows.setStatus(id, 'active');
};

/** Publishes both templates and the workflow, and lets Ada in. */
export const signUp = async (t: TestEngine, definition: Definition = newsAndReceipt) => {
  for (const kind of ['marketing', 'transactional'] as const) {
    const id = kind === 'marketing' ? 'news' : 'receipt';
    await t.engine.templates.publish({ id, name: id, kind, subject: id, html: `<p>${id}</p>` });
  }
  await publish(t, 'welcome', definition);
  await t.engine.track({ source: 'app', id: 'ada', name: 'signed_up', email: 'ada@example.com' });
  await t.pass(0);
};

export const ada = async ({ engine }: TestEngine) => {
  const person = (await engine.people.search({ q: 'ada@example.com' })).items[0];
  if (!person) throw new Error('Ada is not there');
  return person;
};
export const tokenOf = async (t: TestEngine): Promise<string> =>
  t.engine.subscriptions
    .url((await ada(t)).id)
    .split('/')
    .at(-1) ?? '';
export const oneClick = async (t: TestEngine) =>
  t.engine.subscriptions.respond({ method: 'POST', token: await tokenOf(t) });
export const undoIn = (body: string): string => /action="([\w-]+)\?from=page"/.exec(body)?.[1] ?? '';
