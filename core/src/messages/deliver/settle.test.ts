import type { MessageState } from '../../model/message.js';
import { at } from '../../testing/contract/kit/moment.js';
import { message } from '../../testing/contract/messages/records.js';
import { mailDelivery } from '../../test-support/mail-delivery.js';
import { createMemoryMessages } from '../../testing/memory/messages.js';
import { createTables } from '../../testing/memory/kit/tables.js';
import type { EffectOutcome } from '../../model/effect.js';
import type { DeliveryOutcome } from './outcome.js';
import { settle } from './settle.js';

const setUp = async (state: MessageState = 'sending', claim = 'lease') => {
  const messages = createMemoryMessages(createTables());
  await messages.open(message('effect', { state, claim }));
  const gaps: string[] = [];
  const parts = {
    messages,
    now: () => at(9).getTime(),
    atGap: async (gap: string) => void gaps.push(gap),
    isAway: () => true,
    cameBack: async (_: unknown, why: string) => void gaps.push(`came back: ${why}`),
  };
  return { messages, gaps, parts };
};

const SETTLED = ['deliver: message settled'];
const ACCEPTED = ['deliver: accepted', ...SETTLED];
const messageId = '<effect@shop.example>';
const dueAt = at(30);
const REFUSED = 'The mail server refused a@x.example, b@x.example; the others got it';
const CUT_OFF = 'An earlier attempt was cut off while the mail server may have accepted it';
const TAKEN_OVER = 'Another worker has taken this message over';

describe('what its message and its effect say of a mail', () => {
  it.each<[string, DeliveryOutcome, MessageState, EffectOutcome, string[]]>([
    ['sent', { kind: 'sent', messageId, refused: [] }, 'sent', { state: 'done' }, ACCEPTED],
    [
      'sent to some',
      { kind: 'sent', messageId, refused: ['a@x.example', 'b@x.example'] },
      'sent',
      { state: 'done', reason: REFUSED },
      ACCEPTED,
    ],
    ['sent before', { kind: 'sent before' }, 'sending', { state: 'done' }, []],
    ['failed', { kind: 'failed', reason: 'r' }, 'failed', { state: 'failed', reason: 'r' }, SETTLED],
    [
      'failed because there is no such mailbox',
      { kind: 'failed', reason: 'r', noSuchMailbox: true },
      'failed',
      { state: 'failed', reason: 'r' },
      ['came back: r', ...SETTLED],
    ],
    ['skipped', { kind: 'skipped', reason: 'r' }, 'skipped', { state: 'skipped', reason: 'r' }, SETTLED],
    ['held', { kind: 'held', reason: 'r' }, 'uncertain', { state: 'held', reason: 'r' }, SETTLED],
    ['cut off', { kind: 'cut off' }, 'sending', { state: 'held', reason: CUT_OFF }, []],
    [
      'tried later',
      { kind: 'later', dueAt, reason: 'r', marked: true },
      'pending',
      { state: 'later', dueAt, reason: 'r' },
      SETTLED,
    ],
    [
      'tried later, and was never marked',
      { kind: 'later', dueAt, reason: 'r', marked: false },
      'sending',
      { state: 'later', dueAt, reason: 'r' },
      [],
    ],
    ['put off', { kind: 'put off', dueAt, reason: 'r' }, 'sending', { state: 'put off', dueAt, reason: 'r' }, []],
    ['taken over', { kind: 'taken over', dueAt }, 'sending', { state: 'later', dueAt, reason: TAKEN_OVER }, []],
  ])('that is %s', async (_, outcome, stored, told, gaps) => {
    const { messages, parts, gaps: passed } = await setUp();
    expect(await settle(parts, mailDelivery(), outcome)).toEqual(told);
    expect(await messages.get('effect')).toMatchObject({ state: stored, sentAt: stored === 'sent' ? at(9) : null });
    expect(passed).toEqual(gaps);
  });

  it.each([
    [true, 'pending', SETTLED],
    [false, 'sending', []],
  ] as const)(
    'that is given back (marked: %s): its effect is told by the reason thrown',
    async (marked, state, gaps) => {
      const { messages, parts, gaps: passed } = await setUp();
      const reason = new Error('stopping');
      const delivery = mailDelivery({ signal: AbortSignal.abort(reason) });
      await expect(settle(parts, delivery, { kind: 'given back', marked })).rejects.toBe(reason);
      expect(await messages.get('effect')).toMatchObject({ state });
      expect(passed).toEqual(gaps);
    },
  );
});

describe('what is written', () => {
  it('is tried until it is there while the database is away', async () => {
    const { messages, parts } = await setUp();
    let away = 2;
    const flaky: typeof messages = {
      ...messages,
      settle: (...how) => (away-- > 0 ? Promise.reject(new Error('no primary')) : messages.settle(...how)),
    };
    await settle({ ...parts, messages: flaky }, mailDelivery(), { kind: 'failed', reason: 'r' });
    expect(await messages.get('effect')).toMatchObject({ state: 'failed' });
  });

  it('does not change what another claim is sending, unless the mail was accepted', async () => {
    const { messages, parts } = await setUp('sending', 'another');
    await settle(parts, mailDelivery(), { kind: 'failed', reason: 'r' });
    expect(await messages.get('effect')).toMatchObject({ state: 'sending' });
    await settle(parts, mailDelivery(), { kind: 'sent', messageId, refused: [] });
    expect(await messages.get('effect')).toMatchObject({ state: 'sent' });
  });
});
