import { pino } from 'pino';
import { createAudit } from '../audit/audit.js';
import { passOn } from '../kernel/gaps.js';
import { SecretHostError } from '../model/abilities/secrets.js';
import { createMemoryStore } from '../testing/memory/store.js';
import { createOutgoingWebhooks } from '../webhooks/outgoing/test-call.js';
import type { WebhookCall } from '../webhooks/outgoing/post-port.js';
import { createSecretOf, createSecretsApi } from './secrets.js';

const open = () => {
  const clock = { now: () => 60_000 };
  const store = createMemoryStore(clock);
  const audit = createAudit({ store, clock, atGap: passOn, logger: pino({ level: 'silent' }) });
  const ports = { store, options: { secret: 'x'.repeat(32), oldSecrets: [] }, clock: clock as never, audit };
  const sent: WebhookCall[] = [];
  const secretOf = createSecretOf(ports);
  const calls = createOutgoingWebhooks({
    ...{ secretOf, clock, audit },
    send: async (call) => {
      sent.push(call);
      return { sent: { headers: {} }, answer: { status: 200, text: '', whole: true, headers: {} } };
    },
  });
  const log = async () =>
    (await store.audit.list({ limit: 50 })).map(({ by, what, on, details, state }) => [
      by,
      what,
      on.id,
      details,
      state,
    ]);
  return { store, secrets: createSecretsApi(ports), secretOf, calls, sent, log };
};
const auth = { kind: 'bearer', secret: 'erp' };

test('a secret goes to the hosts that it was entered with, and to no other', async () => {
  const { secrets, secretOf, calls, sent } = open();
  await secrets.set('erp', { value: 'tok_4eC39', hosts: ['ERP.example', 'erp.example:8443'] }, 'ed');
  expect(await secrets.list()).toMatchObject([{ name: 'erp', hosts: ['erp.example', 'erp.example:8443'] }]);
  await calls.test({ url: 'https://erp.example/people', auth }, 'mallory');
  expect(sent[0]).toMatchObject({ url: 'https://erp.example/people', headers: { authorization: 'Bearer tok_4eC39' } });
  for (const host of ['mine.example', 'erp.example:444', 'erp.example.mine.example', 'erp.example.']) {
    await expect(secretOf('erp', host)).rejects.toThrow(SecretHostError);
    await expect(calls.test({ url: `https://${host}/`, auth }, 'mallory')).rejects.toMatchObject({
      issues: [{ path: ['auth', 'secret'], message: expect.stringContaining('only to erp.example, erp.example:8443') }],
    });
  }
  expect(sent).toHaveLength(1);
});

test('other hosts need the value entered anew: there is no way to change them alone', async () => {
  const { secrets, secretOf } = open();
  await secrets.set('erp', { value: 'tok_4eC39', hosts: ['erp.example'] }, 'ed');
  for (const [secret, path] of [
    [{ hosts: ['mine.example'] }, ['value']],
    [{ value: 'short', hosts: ['mine.example'] }, ['value']],
    [{ value: 'tok_4eC39' }, ['hosts']],
    [{ value: 'tok_4eC39', hosts: [] }, ['hosts']],
    [{ value: 'tok_4eC39', hosts: ['*'] }, ['hosts', 0]],
  ] as const)
    await expect(secrets.set('erp', secret as never, 'mallory')).rejects.toMatchObject({ issues: [{ path }] });
  await expect(secretOf('erp', 'mine.example')).rejects.toThrow('is not sent to mine.example, only to erp.example');
  await secrets.set('erp', { value: 'tok_new', hosts: ['mine.example'] }, 'mallory');
  expect(await secretOf('erp', 'mine.example')).toBe('tok_new');
});

test('one that was kept before secrets had hosts is sent nowhere until they are given', async () => {
  const { store, secrets, secretOf } = open();
  await secrets.set('erp', { value: 'tok_4eC39', hosts: ['erp.example'] }, 'ed');
  const [kept] = await store.secrets.all();
  if (!kept) throw new Error('it was not kept');
  const { hosts: _hosts, ...older } = kept;
  await store.secrets.put(older);
  expect(await secrets.list()).toMatchObject([{ hosts: [], readable: true }]);
  await expect(secretOf('erp', 'erp.example')).rejects.toThrow('does not say to which hosts it may be sent');
});

test('who kept, removed and tried is in the audit log, without the value', async () => {
  const { secrets, calls, log } = open();
  await secrets.set('erp', { value: 'tok_4eC39', hosts: ['erp.example'] }, 'ed');
  await calls.test({ url: 'https://erp.example/', auth, method: 'PUT' }, 'bea');
  await secrets.remove('erp', 'cy');
  await expect(secrets.remove('erp', 'cy')).rejects.toThrow('not there');
  const told = await log();
  expect(told).toHaveLength(3);
  expect(told).toEqual(
    expect.arrayContaining([
      ['ed', 'secret.set', 'erp', { hosts: 'erp.example' }, 'done'],
      ['bea', 'webhook.tested', 'erp.example', { method: 'PUT', secret: 'erp', ok: true }, 'done'],
      ['cy', 'secret.removed', 'erp', {}, 'done'],
    ]),
  );
  expect(JSON.stringify(told)).not.toContain('tok_');
});
