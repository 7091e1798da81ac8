import { nodemailerAdapter } from '@payloadcms/email-nodemailer';
import type { MailTransport } from '@whenthen/core';
import { transportContract, type TransportWorld } from '@whenthen/core/testing';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { runtimeOf } from '@whenthen/payload';
import type { Plugin } from 'payload';
import { payloadTransport } from '../../plugin-payload/src/mail/payload-transport.js';
import { mailOnSignUp } from './mail-on-sign-up.js';
import { smtpWorld } from '../../core/src/test-support/smtp-world.js';
import { startCms, type TestCms } from './payload/cms.js';

const from = 'Harbour Zürich <shop@example.com>';

/** The real adapter, to whichever server a test has opened. */
const adapterTo = (url: string) => {
  const { hostname: host, port } = new URL(url);
  const defaults = { defaultFromAddress: 'cms@example.com', defaultFromName: 'CMS', skipVerify: true };
  return nodemailerAdapter({ ...defaults, transportOptions: { host, port: Number(port), ignoreTLS: true } });
};
let current: Awaited<ReturnType<typeof adapterTo>>;
const email: Plugin = (config) => ({
  ...config,
  email: (parts) => ({
    name: 'nodemailer',
    defaultFromAddress: 'cms@example.com',
    defaultFromName: 'CMS',
    sendEmail: (mail) => current(parts).sendEmail(mail),
  }),
});

const transportOf = ({ payload }: TestCms): MailTransport => {
  const transport = runtimeOf(payload).options.engine.mail?.transport;
  if (!transport) throw new Error('The CMS has no transport.');
  return transport;
};

let cms: TestCms;
beforeAll(async () => {
  const secret = 'a secret of at least thirty-two characters';
  const more = { worker: true, secret, publicUrl: 'https://cms.example.com/api' };
  cms = await startCms('mail', { ...more, mail: { transport: 'payload', from } }, [email]);
});
afterAll(() => cms.close());

const open = (transport: () => MailTransport | Promise<MailTransport>): Promise<TransportWorld> =>
  smtpWorld(async (url) => {
    current = await adapterTo(url);
    return transport();
  });

describe("the CMS' e-mail adapter", () => {
  const skipped = {
    'it says that mail cannot leave': 'an e-mail adapter of Payload can only be asked to send',
    'a mail whose answer never comes is cut off, and is sent once at most':
      'nodemailer holds the connection to the silent server open, which the CMS then waits for',
  };
  // One that closes ends with its case: each has its own, to the same CMS.
  const fresh = () => open(() => payloadTransport(() => cms.payload));
  test.each(transportContract(fresh, skipped))('$name', ({ run }) => run());
});

test('a workflow mails by it, with what one unsubscribes by', async () => {
  const world = await open(() => transportOf(cms));
  const engine = await cms.engine();
  await mailOnSignUp(engine, 'Hi {{person.email}}');
  const mail = await waitUntil(async () => (await world.arrived())[0], { timeoutMs: 20_000, what: 'the mail' });
  expect(mail).toMatchObject({ from: 'shop@example.com', to: ['ada@example.com'], subject: 'Hi ada@example.com' });
  expect(mail.headers['list-unsubscribe']).toContain('https://cms.example.com/api/whenthen/unsubscribe/');
  await world.close();
});

test('without an adapter nothing counts as sent, and it is said what to set', async () => {
  const bare = { email: { name: 'console' } } as typeof cms.payload;
  await expect((await payloadTransport(() => bare)).verify()).rejects.toThrow('set `email` in the Payload config');
  await expect((await payloadTransport(() => undefined)).verify()).rejects.toThrow('has not started yet');
});
