import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEngine } from '@whenthen/core';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { mailOnSignUp } from './mail-on-sign-up.js';
import { smtpWorld } from '../../core/src/test-support/smtp-world.js';
import { createTestTransport } from '@whenthen/core/testing';
import { mongoUri } from './engine/world.js';
import { mailerProvider, withMailer } from './medusa/mailer.js';
import { startTestStore } from './medusa/store.js';
import { repositoryRoot } from '../support/repository.js';

test("a store mails by its Notification module's provider, with what one unsubscribes by", async () => {
  let url = '';
  const inbox = await smtpWorld((at) => ((url = at), createTestTransport()));
  // Beside the store's packages, as a file of the store would be.
  const file = join(repositoryRoot, 'examples', 'store', `mailer-${process.pid}.js`);
  await writeFile(file, mailerProvider);
  const store = await startTestStore('mail', 'smtp://127.0.0.1:1');
  await store.stop();
  const server = await store.startWith({ config: withMailer(file, url) });
  const engine = await createEngine({ mongo: { uri: mongoUri(), database: store.events.database } });
  try {
    await mailOnSignUp(engine, 'Hi');
    const mail = await waitUntil(async () => (await inbox.arrived())[0], { timeoutMs: 60_000, what: 'the mail' });
    expect(mail).toMatchObject({ from: 'hello@example.com', to: ['ada@example.com'], subject: 'Hi' });
    expect(mail.headers['list-unsubscribe']).toContain('/whenthen/unsubscribe/');
    // Noted as sent once the provider has said so, which is after the mail has arrived.
    const message = await waitUntil(async () => (await engine.messages.list({ state: 'sent' })).items[0], {
      timeoutMs: 30_000,
      what: 'the message to be noted as sent',
    });
    expect(message.to).toBe('ada@example.com');
  } finally {
    await engine.stop();
    await server.stop();
    await store.close();
    await inbox.close();
    await rm(file, { force: true });
  }
}, 300_000);
