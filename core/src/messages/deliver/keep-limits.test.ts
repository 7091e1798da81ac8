import { defaultShopSettings, shopSettings } from '../../definition/shop-settings/index.js';
import { createMemoryCaps } from '../../testing/memory/mail/caps.js';
import { createTables } from '../../testing/memory/kit/tables.js';
import { at } from '../../testing/contract/kit/moment.js';
import { mailDelivery, welcome } from '../../test-support/mail-delivery.js';
import { keepLimits, releaseSlot } from './keep-limits.js';
import type { Content } from './letter.js';

const DAY = 86_400;
/** The tests begin on a Monday at 09:00 in UTC. */
const night = { rules: [{ from: '20:00', to: '11:00' }] };
const weekly = { rules: [{ topic: null, most: 1, days: 7 }] };

const setUp = (set: object = {}) => {
  const notes: string[] = [];
  let seconds = 0;
  const parts = {
    shop: { settings: async () => shopSettings.parse(set) },
    caps: createMemoryCaps(createTables()),
    note: async (_run: string, message: string) => void notes.push(message),
    now: () => at(seconds).getTime(),
    timeZone: 'UTC',
    atGap: () => undefined,
    isAway: () => false,
  };
  const mail = (key: string, given: Parameters<typeof mailDelivery>[0] = {}, content: Partial<Content> = {}) => ({
    delivery: mailDelivery({ ...given, effect: { _id: key, ...given.effect } }),
    messageId: '<m@shop.example>',
    before: 'pending' as const,
    content: { ...welcome({ kind: 'marketing' }), ...content } as Content,
  });
  const look = async (key: string, ...given: [Parameters<typeof mailDelivery>[0]?, Partial<Content>?]) => {
    const result = await keepLimits(parts, mail(key, ...given));
    return 'kind' in result ? result : 'passes';
  };
  return { parts, notes, mail, look, pass: (by: number) => void (seconds += by) };
};

describe('the shop’s limits', () => {
  it('let everything pass as long as nobody sets any, and read and write nothing', async () => {
    const { parts, look } = setUp();
    await expect(parts.shop.settings()).resolves.toEqual(defaultShopSettings);
    expect(await look('a')).toBe('passes');
    expect(await parts.caps.get('ann')).toBeNull();
  });

  it('put a mail off to the end of the person’s quiet hours, and note it once', async () => {
    const { notes, look } = setUp({ quietHours: night });
    const dueAt = at(2 * 3_600);
    expect(await look('a')).toEqual({ kind: 'put off', dueAt, reason: 'quiet hours' });
    expect(notes).toEqual(['E-mail “Welcome”: put off to Mon 11:00 UTC: quiet hours']);
    await look('a', { effect: { putOff: { until: dueAt, reason: 'quiet hours', since: at(0) } } });
    expect(notes).toHaveLength(1);
  });

  it('go by the person’s own clock', async () => {
    const { parts, mail, notes } = setUp({ quietHours: night });
    const letter = mail('a');
    letter.delivery.person.timeZone = 'Asia/Tokyo';
    expect(await keepLimits(parts, letter)).toBe(letter);
    letter.delivery.person.timeZone = 'America/New_York';
    expect(await keepLimits(parts, letter)).toMatchObject({ dueAt: at(7 * 3_600) });
    expect(notes).toEqual(['E-mail “Welcome”: put off to Mon 11:00 in New York: quiet hours']);
  });

  it('put off what would be one too many, and tell another reason when there is one', async () => {
    const { notes, look, pass } = setUp({ caps: weekly });
    expect(await look('a')).toBe('passes');
    pass(DAY);
    const reason = 'at most 1 marketing e-mail in 7 days';
    const putOff = await look('b', { effect: { putOff: { until: at(0), reason: 'quiet hours', since: at(0) } } });
    expect(putOff).toEqual({ kind: 'put off', dueAt: at(7 * DAY), reason });
    expect(notes).toEqual([`E-mail “Welcome”: put off to Mon 09:00 UTC: ${reason}`]);
    pass(6 * DAY);
    expect(await look('b')).toBe('passes');
  });

  it('count by topic; one that is gone is the first', async () => {
    const { look } = setUp({ caps: { rules: [{ topic: 'newsletter', most: 1, days: 7 }] } });
    expect(await look('a', {}, { topic: 'offers' })).toBe('passes');
    expect(await look('b', {}, { topic: 'gone' })).toBe('passes');
    expect(await look('c')).toMatchObject({ reason: 'at most 1 e-mail about “Newsletter” in 7 days' });
    expect(await look('d', {}, { topic: 'offers' })).toBe('passes');
  });

  it('never hold up transactional mail or notes to staff, and these do not count', async () => {
    const { parts, look } = setUp({ caps: weekly, quietHours: night });
    expect(await look('a', {}, { kind: 'transactional' })).toBe('passes');
    expect(await look('b', {}, { kind: 'note' })).toBe('passes');
    expect(await parts.caps.get('ann')).toBeNull();
  });

  it('skip a mail that could not go out for more than 30 days', async () => {
    const { look } = setUp({ caps: { rules: [{ topic: null, most: 1, days: 20 }] } });
    expect(await look('a')).toBe('passes');
    expect(await look('b')).toMatchObject({ kind: 'put off', dueAt: at(20 * DAY) });
    expect(await look('c')).toEqual({
      kind: 'skipped',
      reason: 'It could not have gone out within 30 days: at most 1 marketing e-mail in 20 days',
    });
  });

  it('give the slot of a mail that was not sent to the next, and keep that of one that may have been', async () => {
    const { parts, mail, look } = setUp({ caps: weekly });
    await look('a');
    await releaseSlot(parts, mail('a').delivery, { kind: 'held', reason: 'Who knows' });
    await releaseSlot(parts, mail('a').delivery, { kind: 'later', dueAt: at(30), reason: 'busy', marked: false });
    expect(await look('b')).toMatchObject({ kind: 'put off' });
    await releaseSlot(parts, mail('b').delivery, { kind: 'skipped', reason: 'Unsubscribed' });
    await releaseSlot(parts, mail('a').delivery, { kind: 'failed', reason: 'No such address' });
    expect(await look('c')).toBe('passes');
  });
});
