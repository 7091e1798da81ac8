import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { PermanentMailError, TemporaryMailError } from '../mail/mail-error.js';
import type { MailTransport, OutgoingMail } from '../mail/mail-port.js';

/** A mail as it arrived behind a transport. */
export interface ArrivedMail {
  from: string;
  to: string[];
  replyTo?: string | undefined;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  /** By lower-cased names. */
  headers: Record<string, string>;
}

/**
 * What the server behind a transport does with the next mails. `takes it in silence`: it accepts a mail and the answer
 * never comes. `is away`: nobody can connect.
 */
export type ServerMood = 'accepts' | 'refuses the mail' | 'asks for later' | 'takes it in silence' | 'is away';

/** A transport, and the server behind it. */
export interface TransportWorld {
  transport: MailTransport;
  arrived(): Promise<ArrivedMail[]> | ArrivedMail[];
  behave(mood: ServerMood): Promise<void> | void;
  close(): Promise<void>;
}

/** A case of the contract that can be run. */
export interface TransportCase {
  name: string;
  /** @throws AssertionError (node:assert) where the transport does not do it */
  run(): Promise<void>;
}

const mail: OutgoingMail = {
  messageId: '<0123456789abcdef@example.com>',
  from: { name: 'Shop "one", Zürich', address: 'shop@example.com' },
  to: { address: 'ada@example.com' },
  replyTo: { address: 'help@example.com' },
  subject: 'You forgot something – Zürich',
  html: '<p>Linen shirt €79.90</p>',
  text: 'Linen shirt €79.90',
  headers: {
    'List-Unsubscribe': '<https://example.com/u/1>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
};

/** A hook that counts its calls. */
const counted = (work: () => Promise<void> = () => Promise.resolve()) => {
  const hook = { calls: 0, beforeAccept: () => ((hook.calls += 1), work()) };
  return hook;
};

const failure = async (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => assert.fail('it was sent'),
    (error: unknown) => error,
  );

const temporary = (error: unknown, acceptedMaybe: boolean): void => {
  assert.ok(error instanceof TemporaryMailError, `it failed with ${String(error)}`);
  assert.equal(error.acceptedMaybe, acceptedMaybe, error.message);
};

/** As text: a test runner may have arrays of another realm, which compare as different. */
const same = (actual: unknown, expected: unknown): void =>
  assert.equal(JSON.stringify(actual), JSON.stringify(expected));

type Run = (world: TransportWorld) => Promise<void>;

const CASES: Record<string, Run> = {
  'a mail arrives once, with both parts, its addresses and its headers': async ({ transport, arrived }) => {
    const hook = counted();
    const { response, messageId = mail.messageId } = await transport.send(mail, hook);
    assert.equal(hook.calls, 1);
    assert.equal(typeof response, 'string');
    const [one, ...others] = await arrived();
    assert.equal(others.length, 0);
    assert.ok(one);
    same([one.from, one.to, one.replyTo], ['shop@example.com', ['ada@example.com'], 'help@example.com']);
    same([one.subject, one.html.trim(), one.text.trim()], [mail.subject, mail.html, mail.text]);
    assert.equal(one.messageId, messageId);
    assert.equal(one.headers['list-unsubscribe'], '<https://example.com/u/1>');
    assert.equal(one.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
  },
  'a mail to several goes out once': async ({ transport, arrived }) => {
    await transport.send({ ...mail, cc: [{ address: 'bob@example.com' }] }, counted());
    same(
      (await arrived()).map(({ to }) => [...to].sort()),
      [['ada@example.com', 'bob@example.com']],
    );
  },
  'nothing is accepted before the hook has resolved': async ({ transport, arrived }) => {
    let before = -1;
    const looked = counted(async () => {
      await wait(100);
      before = (await arrived()).length;
    });
    await transport.send(mail, looked);
    assert.equal(before, 0);
    assert.equal((await arrived()).length, 1);
  },
  'where the hook rejects, nothing is sent and its own error comes out': async ({ transport, arrived }) => {
    const lost = new Error('lease lost');
    assert.equal(
      await failure(
        transport.send(
          mail,
          counted(() => Promise.reject(lost)),
        ),
      ),
      lost,
    );
    await wait(100);
    assert.equal((await arrived()).length, 0);
  },
  'what the server refuses for good is refused for good': async ({ transport, arrived, behave }) => {
    await behave('refuses the mail');
    const error = await failure(transport.send(mail, counted()));
    assert.ok(error instanceof PermanentMailError, String(error));
    assert.equal((await arrived()).length, 0);
  },
  'what may work later was not accepted, and works later': async ({ transport, arrived, behave }) => {
    await behave('asks for later');
    temporary(await failure(transport.send(mail, counted())), false);
    await behave('accepts');
    await transport.send(mail, counted());
    assert.equal((await arrived()).length, 1);
  },
  'a server that is away has accepted nothing, and is found again': async ({ transport, arrived, behave }) => {
    await behave('is away');
    temporary(await failure(transport.send(mail, counted())), false);
    await behave('accepts');
    await transport.send(mail, counted());
    assert.equal((await arrived()).length, 1);
  },
  'a mail whose answer never comes is cut off, and is sent once at most': async ({ transport, arrived, behave }) => {
    await behave('takes it in silence');
    const cut = new AbortController();
    const cutAfter = (ms: number) => setTimeout(() => cut.abort(new TemporaryMailError('it took too long', true)), ms);
    const hook = counted(() => Promise.resolve(void cutAfter(200)));
    // Also where the hook is never called.
    const atLast = cutAfter(3_000);
    const error = await failure(transport.send(mail, { ...hook, signal: cut.signal }));
    clearTimeout(atLast);
    temporary(error, true);
    await wait(100);
    assert.ok((await arrived()).length <= 1);
  },
  'a signal that aborted before sends nothing': async ({ transport, arrived }) => {
    const hook = counted();
    const reason = new Error('given back');
    assert.equal(await failure(transport.send(mail, { ...hook, signal: AbortSignal.abort(reason) })), reason);
    assert.equal(hook.calls, 0);
    assert.equal((await arrived()).length, 0);
  },
  'no field can carry a further header or recipient': async ({ transport, arrived }) => {
    const bads: Partial<OutgoingMail>[] = [
      { subject: 'Hi\r\nBcc: eve@example.com' },
      { to: { address: 'ada@example.com, eve@example.com' } },
      { to: { name: 'Ada\r\nBcc: eve@example.com', address: 'ada@example.com' } },
      { headers: { 'List-Unsubscribe': 'x\r\nBcc: eve@example.com' } },
      { headers: { Bcc: 'eve@example.com' } },
    ];
    for (const bad of bads) {
      const error = await failure(transport.send({ ...mail, ...bad }, counted()));
      assert.ok(error instanceof PermanentMailError, String(error));
    }
    assert.equal((await arrived()).length, 0);
  },
  'it has a name, and says that mail can leave': async ({ transport }) => {
    await transport.verify();
    assert.ok(transport.name.length > 0);
  },
  'it says that mail cannot leave': async ({ transport, behave }) => {
    await behave('is away');
    temporary(await failure(transport.verify()), false);
  },
  'closed, it takes nothing more, and has waited for what was under way': async ({ transport, arrived }) => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const hook = counted(() => {
      begin();
      return wait(150);
    });
    const sending = transport.send(mail, hook);
    // Where it fails before it asks, its own error is told.
    await Promise.race([begun, sending]);
    await transport.close();
    await sending;
    assert.equal((await arrived()).length, 1);
    temporary(await failure(transport.send(mail, counted())), false);
  },
};

/**
 * What every way out for mail has to do, as cases for a test runner. A case that a transport cannot fulfil is skipped
 * with the reason, so that the list of them is read in the tests.
 * @param open opens a transport with a server behind it that keeps what arrives: once for each case, which closes it
 * @example
 * test.each(transportContract(() => openMyWorld()))('$name', ({ run }) => run());
 */
export const transportContract = (
  open: () => Promise<TransportWorld>,
  skipped: Partial<Record<keyof typeof CASES, string>> = {},
): TransportCase[] =>
  Object.entries(CASES)
    .filter(([name]) => !skipped[name])
    .map(([name, run]) => ({
      name,
      async run() {
        const world = await open();
        try {
          await run(world);
        } finally {
          await world.close();
        }
      },
    }));
