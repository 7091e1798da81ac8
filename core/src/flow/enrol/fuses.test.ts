import { byHand, workflow } from '../../builder/index.js';
import type { EventInput } from '../../model/event-input.js';
import { openShop, type Shop } from '../../test-support/shop.js';

const HOUR = 3_600_000;
const start = '2026-03-02T11:00:00Z';

describe('the fuse on entries', () => {
  let shop: Shop;
  afterEach(() => shop.engine.stop());

  const open = async (described = workflow('w').on('asked').wait('60 days'), fuse: object = { atLeast: 10 }) => {
    shop = await openShop(described.build(), { start });
    await shop.engine.settings.change('fuse', fuse, { by: 'ed' });
  };
  /** So many people ask, now. */
  const rush = async (many: number, name = 'p', more: Partial<EventInput> = {}) => {
    const events = Array.from({ length: many }, (_, i): EventInput => ({
      ...{ source: 'shop', id: `asked:${name}${i}`, name: 'asked', email: `${name}${i}@example.com` },
      occurredAt: new Date(shop.clock.now()),
      ...more,
    }));
    await shop.engine.track(events);
    await shop.pass(0);
  };
  const view = async () => {
    const found = await shop.engine.workflows.get('w');
    return { inside: found?.counts.waiting, ...found?.fuse };
  };

  it('lets enter as many as an hour may have, and keeps the others, told to the merchant', async () => {
    await open();
    await rush(10);
    expect(await view()).toEqual({ inside: 10, pausedSince: null, usual: 0, kept: 0, open: null });
    await rush(3, 'q');
    expect(await view()).toEqual({
      inside: 10,
      pausedSince: '2026-03-02T11:00:00.000Z',
      usual: 0,
      kept: 3,
      open: null,
    });
    const { notices, ok } = await shop.engine.health();
    expect(ok).toBe(true);
    expect(notices).toMatchObject([
      {
        code: 'entries_paused',
        about: 'w',
        message: expect.stringMatching(/3 people would have entered since Mar 2, 2026/),
      },
    ]);
  });

  it('splits a batch where the room ends, and is blown also in the hours that follow', async () => {
    await open();
    await rush(25);
    expect(await view()).toMatchObject({ inside: 10, kept: 15 });
    await shop.pass('3 hours');
    await rush(1, 'q');
    expect(await view()).toMatchObject({ inside: 10, kept: 16, pausedSince: '2026-03-02T11:00:00.000Z' });
  });

  it('learns what is usual', async () => {
    await open();
    for (let hour = 0; hour < 6; hour++) {
      await rush(8, `h${hour}_`);
      await shop.pass('1 hour');
    }
    await rush(79, 'many');
    expect(await view()).toMatchObject({ inside: 48 + 79, usual: 8, pausedSince: null });
    await rush(2, 'more');
    expect(await view()).toMatchObject({ inside: 48 + 80, usual: 8, kept: 1 });
    expect((await shop.engine.health()).notices[0]?.message).toContain('usually about 8 do in an hour');
  });

  it('goes by when events were handed over, not by when they are worked on', async () => {
    await open();
    await shop.pass('6 hours');
    await rush(8);
    await rush(8, 'q', { occurredAt: new Date(shop.clock.now() - 5 * HOUR) });
    expect(await view()).toMatchObject({ kept: 8 - 2 });
  });

  it('lets in who was kept, once, and goes on', async () => {
    await open();
    await rush(25);
    expect(await shop.engine.workflows.letIn('w')).toEqual({ events: 15 });
    await shop.pass(0);
    expect(await view()).toMatchObject({ inside: 25, kept: 0, pausedSince: null });
    expect(await shop.engine.workflows.letIn('w')).toEqual({ events: 0 });
    await rush(12, 'q');
    expect(await view()).toMatchObject({ inside: 35, kept: 2 });
  });

  it('throws away who was kept, and goes on', async () => {
    await open();
    await rush(25);
    expect(await shop.engine.workflows.throwAway('w')).toEqual({ events: 15 });
    await rush(5, 'q');
    expect(await view()).toMatchObject({ inside: 15, kept: 0, pausedSince: null });
    expect((await shop.engine.health()).notices).toEqual([]);
  });

  it('is opened for an hour, for good, and closed again; who was kept stays so', async () => {
    await open();
    await rush(12);
    await shop.engine.workflows.openFuse('w', { for: 'an hour', by: 'ed' });
    await rush(30, 'q');
    expect(await view()).toMatchObject({
      ...{ inside: 40, kept: 2, pausedSince: null },
      open: { until: '2026-03-02T12:00:00.000Z', by: 'ed' },
    });
    await shop.pass('61 minutes');
    await rush(12, 'r');
    // The hour in which it was open was no usual one, but it is the only one there is.
    expect(await view()).toMatchObject({ open: null });
    await shop.engine.workflows.openFuse('w', { for: 'good', by: 'ed' });
    await rush(500, 's');
    expect(await view()).toMatchObject({ pausedSince: null, open: { until: null, by: 'ed' } });
    await shop.engine.workflows.openFuse('w', { for: 'no longer', by: 'ed' });
    expect(await view()).toMatchObject({ open: null });
  });

  it('does not ask about people who were added by hand', async () => {
    await open(workflow('w').on(byHand()).wait('60 days'));
    await shop.engine.workflows.addPeople('w', {
      people: Array.from({ length: 40 }, (_, i) => ({ email: `p${i}@example.com` })),
    });
    await shop.pass(0);
    expect(await view()).toMatchObject({ inside: 40, kept: 0 });
  });

  it('does not count who would not enter: somebody who did before, or twice', async () => {
    await open();
    await rush(9);
    await rush(9, 'p', { source: 'again' });
    expect(await view()).toMatchObject({ inside: 9, kept: 0 });
    await rush(3, 'q');
    expect(await view()).toMatchObject({ inside: 10, kept: 2 });
    await rush(9, 'p', { source: 'once_more' });
    expect(await view()).toMatchObject({ inside: 10, kept: 2 });
  });

  it('is off where the shop says so', async () => {
    await open(undefined, { on: false });
    await rush(1_200);
    expect(await view()).toMatchObject({ inside: 1_200, kept: 0, usual: 0 });
  });

  it('refuses what cannot be done', async () => {
    await open();
    const { workflows } = shop.engine;
    await expect(workflows.letIn('none')).rejects.toThrow('none');
    await expect(workflows.throwAway('none')).rejects.toThrow('none');
    await expect(workflows.openFuse('w', { for: 'a day' as never, by: 'ed' })).rejects.toThrow('an hour, good');
    await workflows.setStatus('w', 'paused');
    await expect(workflows.letIn('w')).rejects.toThrow('Only an active workflow');
  });
});
