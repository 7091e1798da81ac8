import { workflow } from '../../builder/index.js';
import { PermanentMailError } from '../../mail/mail-error.js';
import { openShop, type Shop } from '../../test-support/shop.js';
import { createTestTransport } from '../../testing/transport.js';

const DAY = 86_400_000;
/** Monday, noon in Berlin. */
const start = '2026-03-02T11:00:00Z';
const night = { rules: [{ from: '21:00', to: '09:00' }] };
const weekly = { rules: [{ most: 1, days: 7 }] };

describe('what is put off', () => {
  let shop: Shop;
  let times: { subject: string; at: string }[];
  afterEach(() => shop.engine.stop());

  const open = async (steps = workflow('w').on('asked').reenter('always').send('one').send('two').send('three')) => {
    times = [];
    const kept = createTestTransport();
    const mail = {
      ...kept,
      send: async (...given: Parameters<typeof kept.send>) => {
        const sent = await kept.send(...given);
        times.push({ subject: given[0].subject, at: new Date(shop.clock.now()).toISOString().slice(0, 16) });
        return sent;
      },
    };
    shop = await openShop(steps.build(), { start, mail });
    const { engine } = shop;
    for (const id of ['one', 'two', 'three'])
      await engine.templates.publish({ id, name: id, subject: id, html: '<p>x</p>', kind: 'marketing' });
  };
  const set = (section: 'caps' | 'quietHours', value: object) =>
    shop.engine.settings.change(section, value, { by: 'ed' });
  const personOf = async (who: string) => (await shop.engine.people.search({ q: who })).items[0]?.id ?? '';
  const story = async (who: string) =>
    (await shop.engine.people.timeline(await personOf(who))).items.map(({ title, detail }) =>
      detail ? `${title} (${detail})` : title,
    );

  it('goes out at the end of the quiet hours, by the person’s clock', async () => {
    await open(workflow('w').on('asked').send('one'));
    await set('quietHours', night);
    await shop.happen('asked', 'ada', { person: { timeZone: 'America/Los_Angeles' } });
    await shop.happen('asked', 'bob', { person: { timeZone: 'Europe/Berlin' } });
    await shop.pass('1 day');
    expect(times.map(({ at }) => at)).toEqual(['2026-03-02T11:00', '2026-03-02T17:00']);
    expect(await story('ada')).toContain('E-mail “one”: put off to Mon 09:00 in Los Angeles: quiet hours');
    expect((await story('bob')).filter((line) => line.includes('put off'))).toEqual([]);
  });

  it('shows until when and why, while it waits', async () => {
    await open(workflow('w').on('asked').send('one').addTag('went on'));
    await set('quietHours', night);
    await shop.happen('asked', 'ada', { person: { timeZone: 'America/Los_Angeles' } });
    expect(await shop.tagsOf('ada')).toEqual(['went on']);
    const { items } = await shop.engine.messages.list({});
    expect(items).toMatchObject([
      {
        state: 'pending',
        attempts: 0,
        nextAttemptAt: null,
        putOff: { until: '2026-03-02T17:00:00.000Z', reason: 'quiet hours' },
      },
    ]);
    expect(await story('ada')).toContain('E-mail is put off (until Mar 2, 2026, 5:00:00 PM: quiet hours)');
    expect((await shop.engine.health()).notices).toEqual([]);
  });

  it('by a cap goes out one a week, in order, and nothing is dropped', async () => {
    await open();
    await set('caps', weekly);
    await shop.happen('asked', 'ada');
    await shop.pass('30 days');
    expect(times.map(({ subject, at }) => `${subject} ${at}`)).toEqual([
      expect.stringMatching(/^\w+ 2026-03-02T11:00$/),
      expect.stringMatching(/^\w+ 2026-03-09T11:00$/),
      expect.stringMatching(/^\w+ 2026-03-16T11:00$/),
    ]);
    expect(times.map(({ subject }) => subject).sort()).toEqual(['one', 'three', 'two']);
    const notes = (await story('ada')).filter((line) => line.includes(': put off to'));
    expect(notes).toHaveLength(2);
    expect(notes.every((line) => line.endsWith('at most 1 marketing e-mail in 7 days'))).toBe(true);
  });

  it('goes by both: one a day, and none by night, for thirty days', async () => {
    await open();
    await set('caps', { rules: [{ most: 1, days: 1 }] });
    await set('quietHours', night);
    for (let day = 0; day < 10; day++) {
      await shop.happen('asked', 'ada', { person: { timeZone: 'Europe/Berlin' } });
      await shop.pass('8 hours');
    }
    await shop.pass('30 days');
    const moments = times.map(({ at }) => Date.parse(`${at}Z`));
    expect(moments).toHaveLength(30);
    for (const [i, at] of moments.entries()) {
      const hour = new Date(at).getUTCHours() + 1;
      expect(hour >= 9 && hour < 22).toBe(true);
      if (i > 0) expect(at - (moments[i - 1] ?? 0)).toBeGreaterThanOrEqual(DAY - 60_000);
    }
  });

  it('asks again whether it may go: who has unsubscribed or left meanwhile gets nothing, and others get the slot', async () => {
    await open(workflow('w').on('asked').send('one').send('two').wait('60 days').exitOn('bought'));
    await set('caps', weekly);
    await shop.happen('asked', 'ada');
    await shop.happen('asked', 'bob');
    await shop.happen('bought', 'ada');
    await shop.engine.people.setSubscription(await personOf('bob'), 'unsubscribed', 'ed');
    await shop.pass('30 days');
    expect(times).toHaveLength(2);
    const { items } = await shop.engine.messages.list({ state: 'skipped' });
    expect(items.map(({ reason }) => reason).sort()).toEqual([
      expect.stringMatching(/^Skipped: .*unsubscribed/),
      expect.stringMatching(/^The person had left the workflow/),
    ]);
  });

  it('frees its slot when it fails', async () => {
    const kept = createTestTransport();
    const send: typeof kept.send = async (mail, how) => {
      if (mail.to.address.startsWith('ada') && mail.subject === 'one') throw new PermanentMailError('no such mailbox');
      return kept.send(mail, how);
    };
    shop = await openShop(workflow('w').on('asked').send('one').wait('1 hour').send('two').build(), {
      start,
      mail: { ...kept, send },
    });
    for (const id of ['one', 'two'])
      await shop.engine.templates.publish({ id, name: id, subject: id, html: '<p>x</p>', kind: 'marketing' });
    await set('caps', weekly);
    await shop.happen('asked', 'ada');
    await shop.pass('2 hours');
    expect(kept.sent.map(({ subject }) => subject)).toEqual(['two']);
  });
});
