import { defineTransport } from '../mail/define-transport.js';
import { PermanentMailError, TemporaryMailError } from '../mail/mail-error.js';
import type { MailTransport } from '../mail/mail-port.js';
import { transportContract, type ArrivedMail, type ServerMood, type TransportWorld } from './transport-contract.js';

/** A world whose server is a list, behind a transport that may be worse than it should be. */
const openWith = (worsen: (good: MailTransport, keep: (mail: ArrivedMail) => void) => MailTransport) => async () => {
  const mails: ArrivedMail[] = [];
  let mood: ServerMood = 'accepts';
  const good = defineTransport({
    name: 'a list',
    async deliver({ from, to, cc = [], replyTo, ...rest }) {
      if (mood === 'refuses the mail') throw new PermanentMailError('refused');
      if (mood === 'asks for later' || mood === 'is away') throw new TemporaryMailError('later', false);
      const headers = Object.entries(rest.headers).map(([name, value]) => [name.toLowerCase(), value]);
      mails.push({
        ...rest,
        from: from.address,
        to: [to, ...cc].map(({ address }) => address),
        replyTo: replyTo?.address,
        headers: Object.fromEntries(headers) as ArrivedMail['headers'],
      });
      if (mood === 'takes it in silence') await new Promise(() => undefined);
    },
    verify: () => (mood === 'is away' ? Promise.reject(new Error('nobody is there')) : Promise.resolve()),
  });
  const world: TransportWorld = {
    transport: worsen(good, (mail) => mails.push(mail)),
    arrived: () => mails,
    behave: (next) => void (mood = next),
    close: () => good.close(0),
  };
  return world;
};

test.each(transportContract(openWith((good) => good)))('defineTransport: $name', ({ run }) => run());

const broken = async (worsen: Parameters<typeof openWith>[0]): Promise<string[]> => {
  const failed: string[] = [];
  for (const { name, run } of transportContract(openWith(worsen))) await run().catch(() => failed.push(name));
  return failed;
};

test('the contract catches a transport that sends before it has asked', async () => {
  const failed = await broken((good) => ({
    ...good,
    send: async (mail, hooks) => {
      const sent = await good.send(mail, { ...hooks, beforeAccept: () => Promise.resolve() });
      await hooks.beforeAccept();
      return sent;
    },
  }));
  expect(failed).toContain('nothing is accepted before the hook has resolved');
  expect(failed).toContain('where the hook rejects, nothing is sent and its own error comes out');
});

test('the contract catches one that tries again by itself, and one that forgets whom else a mail goes to', async () => {
  const twice = await broken((good) => ({
    ...good,
    send: async (mail, hooks) => {
      await good.send(mail, hooks);
      return good.send(mail, hooks);
    },
  }));
  expect(twice).toContain('a mail arrives once, with both parts, its addresses and its headers');
  const alone = await broken((good) => ({ ...good, send: ({ cc: _, ...mail }, hooks) => good.send(mail, hooks) }));
  expect(alone).toEqual(['a mail to several goes out once']);
});

test('the contract catches one that takes every error for final, and one that ignores headers', async () => {
  const final = await broken((good) => ({
    ...good,
    send: (mail, hooks) =>
      good.send(mail, hooks).catch(() => {
        throw new TemporaryMailError('who knows', true);
      }),
  }));
  expect(final).toContain('what may work later was not accepted, and works later');
  const bare = await broken((good) => ({ ...good, send: (mail, hooks) => good.send({ ...mail, headers: {} }, hooks) }));
  expect(bare).toContain('a mail arrives once, with both parts, its addresses and its headers');
});
