import type { TemplateRecord } from '../../model/mail/template.js';
import { at } from '../../testing/contract/kit/moment.js';
import { mailDelivery, welcome } from '../../test-support/mail-delivery.js';
import { createMemoryMessages } from '../../testing/memory/messages.js';
import { defaultShopSettings } from '../../definition/shop-settings/index.js';
import { createMemoryCaps } from '../../testing/memory/mail/caps.js';
import { createTables } from '../../testing/memory/kit/tables.js';
import { createTestTransport } from '../../testing/transport.js';
import { createDeliver } from './deliver.js';

const setUp = (template: TemplateRecord | null = welcome()) => {
  const messages = createMemoryMessages(createTables());
  const transport = createTestTransport();
  const told: string[] = [];
  const deliver = createDeliver({
    messages,
    templates: {
      latest: async () => {
        told.push('template');
        return template;
      },
    },
    renderer: {
      render: async ({ subject, html }) => {
        told.push('rendered');
        return { subject, html, text: 'Hello', preheader: '', links: [] };
      },
    },
    transport,
    confirmation: { obstacle: async () => undefined, linkFor: async () => undefined },
    marketing: {
      heldBack: async () => undefined,
      unready: undefined,
      variables: () => ({}),
      untracked: () => [],
      complete: (mail) => ({ ...mail, headers: {} }),
    },
    shop: { settings: async () => defaultShopSettings },
    caps: createMemoryCaps(createTables()),
    note: async () => undefined,
    unreachable: async () => undefined,
    cameBack: async () => void told.push('came back'),
    now: () => at(0).getTime(),
    from: { address: 'shop@shop.example' },
    ...{ locale: 'en', timeZone: 'Europe/Zurich', currency: 'EUR', onUncertain: 'hold' },
    atGap: async (gap) => void told.push(gap),
    isAway: () => false,
    spreadOf: () => 0,
    tell: async () => undefined,
    workflowName: async () => 'Greet',
    maxAgeOf: async () => ({ amount: 1, unit: 'days' }),
  });
  return { messages, transport, told, deliver };
};

describe('delivering', () => {
  it('takes its steps in order, and once only', async () => {
    const { messages, transport, told, deliver } = setUp();
    expect(await deliver(mailDelivery())).toEqual({ state: 'done' });
    expect(told).toEqual([
      'deliver: message opened',
      'template',
      'rendered',
      'deliver: marked sending',
      'deliver: accepted',
      'deliver: message settled',
    ]);
    expect(await messages.get('effect')).toMatchObject({ state: 'sent', subject: 'Hello' });
    expect(await deliver(mailDelivery({ effect: { attempts: 2, lease: 'next' } }))).toEqual({ state: 'done' });
    expect(transport.sent).toHaveLength(1);
  });

  it('skips what follows once it is known what becomes of the mail', async () => {
    const { messages, transport, told, deliver } = setUp(null);
    expect(await deliver(mailDelivery())).toMatchObject({ state: 'failed' });
    expect(told).toEqual(['deliver: message opened', 'template', 'deliver: message settled']);
    expect(await messages.get('effect')).toMatchObject({ state: 'failed' });
    expect(transport.sent).toEqual([]);
  });
});
