import { at } from '../../testing/contract/kit/moment.js';
import { message } from '../../testing/contract/messages/records.js';
import { mailDelivery } from '../../test-support/mail-delivery.js';
import { createMemoryMessages } from '../../testing/memory/messages.js';
import { createTables } from '../../testing/memory/kit/tables.js';
import type { MessageState } from '../../model/message.js';
import { resolveCutOff } from './cut-off.js';

/** Resolves what was found as `before`, where the message says `state` by now. */
const resolve = async (onUncertain: 'hold' | 'resend', before: MessageState, state: MessageState = before) => {
  const messages = createMemoryMessages(createTables());
  await messages.open(message('effect', { state, claim: 'earlier' }));
  const gaps: string[] = [];
  const opened = { delivery: mailDelivery(), messageId: '<effect@shop.example>', before };
  const atGap = async (gap: string) => void gaps.push(gap);
  const result = await resolveCutOff({ messages, now: () => at(0).getTime(), onUncertain, atGap }, opened);
  return { opened, result, gaps, stored: await messages.get('effect') };
};

describe('what an earlier attempt left', () => {
  it('is nothing where the message is pending', async () => {
    const { opened, result, gaps } = await resolve('hold', 'pending');
    expect(result).toBe(opened);
    expect(gaps).toEqual([]);
  });

  it('is all there was to do where it was sent', async () => {
    const { result, gaps } = await resolve('resend', 'sent');
    expect(result).toEqual({ kind: 'sent before' });
    expect(gaps).toEqual([]);
  });

  it.each(['sending', 'uncertain'] as const)('is held where it is %s', async (before) => {
    const { result, stored, gaps } = await resolve('hold', before);
    expect(result).toEqual({ kind: 'cut off' });
    expect(stored).toMatchObject({ state: 'uncertain' });
    expect(gaps).toEqual(['deliver: message settled']);
  });

  it.each(['sending', 'uncertain'] as const)('is sent again where it is %s and may be', async (before) => {
    const { opened, result, stored, gaps } = await resolve('resend', before);
    expect(result).toBe(opened);
    expect(stored).toMatchObject({ state: 'pending' });
    expect(gaps).toEqual(['deliver: message settled']);
  });

  it('is looked at again where its sender has told meanwhile what became of it', async () => {
    const { result, stored } = await resolve('hold', 'sending', 'sent');
    expect(result).toEqual({ kind: 'taken over', dueAt: at(1) });
    expect(stored).toMatchObject({ state: 'sent' });
  });
});
