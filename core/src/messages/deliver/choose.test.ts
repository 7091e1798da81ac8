import { defaultShopSettings, shopSettings, type Sender } from '../../definition/shop-settings/index.js';
import { at } from '../../testing/contract/kit/moment.js';
import { mailDelivery, welcome } from '../../test-support/mail-delivery.js';
import { createTestTransport } from '../../testing/transport.js';
import { choose } from './choose.js';
import type { Content } from './letter.js';

const usual = createTestTransport();
const bulk = createTestTransport();

const senders: Partial<Sender>[] = [
  {
    id: 'news',
    name: 'News',
    fromName: 'Shop, news',
    address: 'news@shop.example',
    transport: 'bulk',
    topics: ['offers'],
  },
  { id: 'outlet', name: 'Outlet', address: 'outlet@shop.example', replyTo: 'help@shop.example', channels: ['sc_out'] },
];

const chosen = (
  content: Content,
  {
    lane,
    channel,
    untracked,
    settings = {},
    elsewhere,
  }: { elsewhere?: string; lane?: string; channel?: string; untracked?: true; settings?: object } = {},
) => {
  const delivery = mailDelivery({
    effect: lane === undefined ? {} : { lane },
    run: channel ? { trigger: { event: 'e', name: 'order.placed', properties: { sales_channel_id: channel } } } : {},
  });
  const parts = {
    shop: {
      settings: async () => ({ ...defaultShopSettings, ...shopSettings.parse({ senders: { senders }, ...settings }) }),
    },
    from: { name: 'Shop', address: 'shop@shop.example' },
    replyTo: { address: 'reply@shop.example' },
    transport: usual,
    transports: new Map(elsewhere === undefined ? [['bulk', bulk]] : []),
    ...(elsewhere === undefined ? {} : { ways: { known: async () => new Set([elsewhere]) } }),
    mark: () => '',
    now: () => at(0).getTime(),
  };
  const person = { ...delivery.person, ...(untracked ? { untracked } : {}) };
  return choose(parts, {
    ...{ delivery: { ...delivery, person }, content },
    ...{ messageId: '<effect@shop.example>', before: 'pending' as const },
  });
};

describe('by whom a mail goes', () => {
  it('is the default sender, where nothing names another', async () => {
    expect(await chosen(welcome())).toMatchObject({
      sender: {
        from: { name: 'Shop', address: 'shop@shop.example' },
        replyTo: { address: 'reply@shop.example' },
        noted: { id: null, from: '"Shop" <shop@shop.example>', transport: null },
      },
    });
  });

  it('is its own, with its way out, once it stands in that lane', async () => {
    const mail = welcome({ kind: 'marketing', topic: 'offers' });
    expect(await chosen(mail, { lane: 'smtp:shop@shop.example' })).toEqual({
      ...{ kind: 'moved', lane: 'smtp:@bulk', dueAt: at(0) },
    });
    const there = await chosen(mail, { lane: 'smtp:@bulk' });
    expect(there).toMatchObject({
      sender: {
        from: { name: 'Shop, news', address: 'news@shop.example' },
        replyTo: undefined,
        noted: { id: 'news', from: '"Shop, news" <news@shop.example>', transport: 'bulk' },
      },
    });
    expect('sender' in there && there.sender.transport).toBe(bulk);
  });

  it('waits in the lane of a way out that another worker alone has', async () => {
    const mail = welcome({ kind: 'marketing', topic: 'offers' });
    const moved = { kind: 'moved', lane: 'smtp:@bulk', dueAt: at(0) };
    expect(await chosen(mail, { elsewhere: 'bulk', lane: 'smtp:shop@shop.example' })).toEqual(moved);
    expect(await chosen(mail, { elsewhere: 'bulk', lane: 'smtp:@bulk' })).toEqual(moved);
    expect(await chosen(mail, { elsewhere: 'other', lane: 'smtp:shop@shop.example' })).toMatchObject({
      sender: { noted: { id: null, remark: expect.stringContaining('there is no mail server “bulk”') } },
    });
  });

  it('is that of the sales channel of the order, by the usual way out', async () => {
    const there = await chosen(welcome(), { channel: 'sc_out' });
    expect(there).toMatchObject({
      sender: { replyTo: { address: 'help@shop.example' }, noted: { id: 'outlet', from: 'outlet@shop.example' } },
    });
    expect('sender' in there && there.sender.transport).toBe(usual);
  });

  it('is the default one where the wanted one is gone; the mail comes back out of a lane that is not its', async () => {
    const mail = welcome({ sender: 'former' });
    const { lane } = { lane: 'smtp:@bulk' };
    expect(await chosen(mail, { lane })).toEqual({ kind: 'moved', lane: 'smtp:shop@shop.example', dueAt: at(0) });
    expect(await chosen(mail)).toMatchObject({
      sender: { noted: { id: null, remark: expect.stringContaining('“former”') } },
    });
  });

  it('of a note to staff is the default one', async () => {
    const note = { ...welcome(), kind: 'note' as const, version: null };
    expect(await chosen(note, { channel: 'sc_out' })).toMatchObject({
      ...{ sender: { noted: { id: null } }, tracking: { on: false } },
    });
  });
});

describe('whether a mail is tracked', () => {
  it('follows the shop, the topic and the person', async () => {
    const news = welcome({ kind: 'marketing', topic: 'newsletter' });
    expect(await chosen(news)).toMatchObject({ tracking: { on: true } });
    expect(await chosen(welcome())).toMatchObject({ tracking: { on: false } });
    expect(await chosen(welcome(), { settings: { tracking: { transactional: true } } })).toMatchObject({
      tracking: { on: true },
    });
    expect(await chosen(news, { untracked: true })).toMatchObject({
      tracking: { on: false, why: 'Tracking is off for this person' },
    });
    const topics = [{ id: 'newsletter', name: 'News', untracked: true }];
    expect(await chosen(news, { settings: { consent: { topics } } })).toMatchObject({
      tracking: { on: false, why: 'Tracking is off for the topic “News”' },
    });
  });
});
