import { shopSettings } from '../../definition/shop-settings/index.js';
import { homesOf } from './rehome.js';

const templates = [
  { template: 'receipt', kind: 'transactional' as const, topic: undefined, sender: undefined },
  { template: 'news', kind: 'marketing' as const, topic: 'newsletter', sender: undefined },
  { template: 'own', kind: 'marketing' as const, topic: 'newsletter', sender: 'plain' },
];
const settings = (channels: string[]) =>
  shopSettings.parse({
    senders: {
      senders: [
        { id: 'news', name: 'N', address: 'n@x.example', transport: 'bulk', topics: ['newsletter'] },
        { id: 'plain', name: 'P', address: 'p@x.example' },
        { id: 'outlet', name: 'O', address: 'o@x.example', transport: 'bulk', channels },
      ],
    },
  });
const BULK = { templates: ['news'], lane: 'smtp:@bulk', from: 'smtp:' };
const usual = (...ids: string[]) => ({ templates: ids, lane: 'smtp:shop@x.example', from: 'smtp:@' });

test('mails of a template belong where its sender, or that of its topic, sends by', () => {
  const known = new Set(['bulk']);
  expect(homesOf(templates, settings([]), known, 'shop@x.example')).toEqual([usual('receipt', 'own'), BULK]);
  // Whose sender hangs on the sales channel is left where it is.
  expect(homesOf(templates, settings(['sc']), known, 'shop@x.example')).toEqual([BULK, usual('own')]);
});

test('where nobody has the server, they belong to the usual one; a process that sends nothing has none', () => {
  expect(homesOf(templates, settings(['sc']), new Set(), 'shop@x.example')).toEqual([usual('receipt', 'news', 'own')]);
  expect(homesOf(templates, settings([]), new Set(['bulk']), undefined)).toEqual([BULK]);
});
