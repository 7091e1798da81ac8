import { shopSettings } from '../../definition/shop-settings/index.js';
import { welcome } from '../../test-support/mail-delivery.js';
import { createRehome, homesOf } from './rehome.js';

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

test('what a published template changes is moved at the next look, and once more, for those who went by the one before', async () => {
  const at = { now: 0, sender: undefined as string | undefined };
  const moved: string[] = [];
  const rehome = createRehome({
    store: {
      templates: {
        allLatest: async () => [welcome({ template: 'news', ...(at.sender ? { sender: at.sender } : {}) })],
      },
      effects: { rehome: async ({ lane }) => void moved.push(`${at.now / 1_000} s: ${lane}`) },
    },
    shop: { settings: async () => settings([]) },
    ways: { known: async () => new Set(['bulk']) },
    clock: { now: () => at.now },
    sender: 'shop@x.example',
  });
  const usualLane = 'smtp:shop@x.example';
  for (const now of [0, 10, 30, 60, 90, 100, 120, 150, 180]) {
    at.now = now * 1_000;
    if (now === 90) at.sender = 'news';
    await rehome();
  }
  expect(moved).toEqual([`0 s: ${usualLane}`, `30 s: ${usualLane}`, '90 s: smtp:@bulk', '120 s: smtp:@bulk']);
});
