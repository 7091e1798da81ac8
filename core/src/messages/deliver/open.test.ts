import { at } from '../../testing/contract/kit/moment.js';
import { mailDelivery } from '../../test-support/mail-delivery.js';
import { createMemoryMessages } from '../../testing/memory/messages.js';
import { createTables } from '../../testing/memory/kit/tables.js';
import { open } from './open.js';

const setUp = () => {
  const messages = createMemoryMessages(createTables());
  const gaps: string[] = [];
  const parts = {
    messages,
    from: { address: 'shop@shop.example' },
    now: () => at(5).getTime(),
    atGap: async (gap: string) => void gaps.push(gap),
  };
  return { messages, gaps, parts };
};

describe('opening a message', () => {
  it('makes it known before anything else is done', async () => {
    const { messages, gaps, parts } = setUp();
    const opened = await open(parts, mailDelivery());
    expect(opened.before).toBe('pending');
    expect(await messages.get('effect')).toEqual({
      ...{ _id: 'effect', run: 'run', person: 'ann', workflow: 'greet', step: 'send' },
      ...{ to: 'ann@shop.example', template: 'welcome', templateVersion: null, messageId: opened.messageId },
      ...{ subject: null, html: null, text: null, state: 'pending', createdAt: at(5), sentAt: null },
    });
    expect(gaps).toEqual(['deliver: message opened']);
  });

  it('names all who get a note, and no template', async () => {
    const { messages, parts } = setUp();
    await open(
      parts,
      mailDelivery({ mail: { note: { to: ['a@x.example', 'b@x.example'], subject: 's', text: 't' } } }),
    );
    expect(await messages.get('effect')).toMatchObject({ to: 'a@x.example, b@x.example', template: null });
  });

  it('finds the state that an earlier attempt left, and has the same Message-ID', async () => {
    const { messages, parts } = setUp();
    const first = await open(parts, mailDelivery());
    await messages.markSending('effect', 'earlier', { subject: 's', html: 'h', text: 't', templateVersion: 1 });
    expect(await open(parts, mailDelivery())).toMatchObject({ before: 'sending', messageId: first.messageId });
  });
});
