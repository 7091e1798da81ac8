import { shopSettings } from '../../definition/shop-settings/index.js';
import type { TemplateRecord } from '../../model/mail/template.js';
import { welcome } from '../../test-support/mail-delivery.js';
import { createPlacing } from './place.js';

const TEMPLATES: TemplateRecord[] = [
  welcome({ template: 'receipt' }),
  welcome({ template: 'news', kind: 'marketing', topic: 'newsletter' }),
  welcome({ template: 'own', kind: 'marketing', sender: 'slow' }),
];

const placing = (transports = ['bulk']) =>
  createPlacing({
    templates: { allLatest: async (ids = []) => TEMPLATES.filter(({ template }) => ids.includes(template)) },
    shop: {
      settings: async () =>
        shopSettings.parse({
          senders: {
            senders: [
              { id: 'news', name: 'N', address: 'n@x.example', transport: 'bulk', topics: ['newsletter'] },
              { id: 'slow', name: 'S', address: 's@x.example' },
              { id: 'outlet', name: 'O', address: 'o@x.example', transport: 'bulk', channels: ['sc_out'] },
            ],
          },
        }),
    },
    sender: 'shop@x.example',
    ways: { known: async () => new Set(transports) },
  });

const mail = (template: string, channel?: string) => ({ action: 'send_email', input: { template }, channel });

test('mails stand in the lane of the way out that their sender leaves by, others in that of the usual one', async () => {
  const placed = await placing()(
    [
      ...[mail('receipt'), mail('receipt', 'sc_out'), mail('news'), mail('own', 'sc_out'), mail('unknown')],
      { action: 'notify_staff', input: {}, channel: 'sc_out' },
    ],
    ({ channel }) => channel,
  );
  expect(placed.map(({ lane, class: rank }) => [lane, rank])).toEqual([
    ['smtp:shop@x.example', 'transactional'],
    ['smtp:@bulk', 'transactional'],
    ['smtp:@bulk', 'marketing'],
    ['smtp:shop@x.example', 'marketing'],
    ['smtp:shop@x.example', 'transactional'],
    ['smtp:shop@x.example', 'transactional'],
  ]);
});

test('what nobody has such a way out for is left in the usual lane', async () => {
  const [placed] = await placing([])([mail('news')]);
  expect(placed?.lane).toBe('smtp:shop@x.example');
});
