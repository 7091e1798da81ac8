import { PermanentMailError, TemporaryMailError } from '../../mail/mail-error.js';
import type { MailTransport, SendHooks } from '../../mail/mail-port.js';
import type { Heard, TellLane } from '../../model/abilities/lanes.js';
import { at } from '../../testing/contract/kit/moment.js';
import { message } from '../../testing/contract/messages/records.js';
import { mailDelivery, welcome } from '../../test-support/mail-delivery.js';
import { createMemoryMessages } from '../../testing/memory/messages.js';
import { createTables } from '../../testing/memory/kit/tables.js';
import type { Composed } from './letter.js';
import { send } from './send.js';

const kept = { subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', templateVersion: 2 };

const sending = async (work: (hooks: SendHooks) => ReturnType<MailTransport['send']>, claim?: string) => {
  const messages = createMemoryMessages(createTables());
  await messages.open(message('effect', claim === undefined ? {} : { state: 'sending', claim }));
  const gaps: string[] = [];
  const transport: MailTransport = {
    name: 'test',
    send: (_, hooks) => work(hooks),
    verify: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const stop = new AbortController();
  const composed: Composed = {
    delivery: mailDelivery({ signal: stop.signal }),
    messageId: '<effect@shop.example>',
    before: 'pending',
    content: welcome(),
    sender: {
      ...{ from: { address: 'shop@shop.example' }, transport },
      noted: { id: null, from: 'shop@shop.example', transport: null },
    },
    tracking: { on: false, why: 'Transactional e-mails are not tracked' },
    outgoing: {
      messageId: '<effect@shop.example>',
      from: { address: 'shop@shop.example' },
      to: { address: 'ann@shop.example' },
      ...{ subject: 'Hello', html: '<p>Hello</p>[marked]', text: 'Hello', headers: {} },
    },
    kept,
  };
  const parts = { messages, onUncertain: 'hold' as const, now: () => at(0).getTime(), spreadOf: () => 0 };
  const heard: Heard[] = [];
  const tell: TellLane = async (_lane, what) => void heard.push(what);
  const outcome = () => send({ ...parts, tell, atGap: async (gap) => void gaps.push(gap) }, composed);
  return { messages, gaps, stop, outcome, heard };
};

describe('sending', () => {
  it('marks the message before the server can accept it, and keeps what is sent', async () => {
    const seen: unknown[] = [];
    const { messages, gaps, outcome } = await sending(async ({ beforeAccept }) => {
      seen.push((await messages.get('effect'))?.state);
      await beforeAccept();
      seen.push((await messages.get('effect'))?.state);
      return { response: '250 ok' };
    });
    expect(await outcome()).toEqual({ kind: 'sent', messageId: '<effect@shop.example>', refused: [] });
    expect(seen).toEqual(['pending', 'sending']);
    expect(gaps).toEqual(['deliver: marked sending']);
    expect(await messages.get('effect')).toMatchObject({ state: 'sending', claim: 'lease', ...kept });
  });

  it.each([
    ['asked to go slower', new TemporaryMailError('too many', false, 451, { about: 'pace' }), 'slow', 'held up'],
    ['is not there', new TemporaryMailError('refused', false, undefined, { about: 'server' }), 'away', 'held up'],
    ['answered', new TemporaryMailError('mailbox full', false, 452), 'well', 'later'],
    ['refused it', new PermanentMailError('no such user', 550), 'well', 'failed'],
    ['did not say a word about it', new PermanentMailError('no address'), undefined, 'failed'],
  ])('tells the lane where the server %s', async (_, error, kind, outcome) => {
    const sent = await sending(() => Promise.reject(error));
    expect(await sent.outcome()).toMatchObject({ kind: outcome });
    expect(sent.heard.map((one) => one.kind)).toEqual(kind === undefined ? [] : [kind]);
  });

  it('tells the lane that the server took it', async () => {
    const { outcome, heard } = await sending(async ({ beforeAccept }) => {
      await beforeAccept();
      return { response: '250 ok' };
    });
    await outcome();
    expect(heard).toEqual([{ kind: 'well' }]);
  });

  it('tells whom the server refused', async () => {
    const { outcome } = await sending(async ({ beforeAccept }) => {
      await beforeAccept();
      return { response: '250 ok', refused: ['b@x.example'] };
    });
    expect(await outcome()).toMatchObject({ kind: 'sent', refused: ['b@x.example'] });
  });

  it('does not go on where another attempt has the message', async () => {
    let accepted = false;
    const { messages, outcome } = await sending(async ({ beforeAccept }) => {
      await beforeAccept();
      accepted = true;
      return { response: '250 ok' };
    }, 'another');
    expect(await outcome()).toEqual({ kind: 'taken over', dueAt: at(1) });
    expect(accepted).toBe(false);
    expect(await messages.get('effect')).toMatchObject({ state: 'sending', claim: 'another' });
  });

  it('is uncertain where it breaks behind the last byte', async () => {
    const { outcome } = await sending(async ({ beforeAccept }) => {
      await beforeAccept();
      throw new Error('broke');
    });
    expect(await outcome()).toMatchObject({ kind: 'held' });
  });

  it('is not where it breaks before', async () => {
    const { outcome } = await sending(() => Promise.reject(new Error('no route')));
    expect(await outcome()).toEqual({ kind: 'later', dueAt: at(30), reason: 'no route', marked: false });
  });

  it('is given back where the signal aborts before the last byte, marked already', async () => {
    const { stop, gaps, outcome } = await sending(async ({ beforeAccept }) => {
      stop.abort(new Error('stopping'));
      await beforeAccept();
      return { response: '250 ok' };
    });
    expect(await outcome()).toEqual({ kind: 'given back', marked: true });
    expect(gaps).toEqual(['deliver: marked sending']);
  });
});
