import { workflow } from '../builder/index.js';
import { ConflictError, InvalidInputError } from '../kernel/errors.js';
import { PermanentMailError } from '../mail/mail-error.js';
import { openShop, type Shop } from '../test-support/shop.js';
import { createTestTransport, type TestTransport } from '../testing/transport.js';

const built = workflow('w').on('asked').send('hello').build();
const by = 'ed@example.com';

describe('what needs somebody', () => {
  let shop: Shop | undefined;
  afterEach(() => shop?.engine.stop());

  /** A shop whose mail server refuses everything, or takes it and says nothing, until it is mended. */
  const broken = async (how: 'refuses' | 'breaks', people: string[]) => {
    const mail = createTestTransport();
    const server = { mended: false };
    const send: TestTransport['send'] = async (letter, hooks) => {
      if (server.mended) return mail.send(letter, hooks);
      if (how === 'refuses') throw new PermanentMailError(`550 <${letter.to.address}> refused`, 550);
      await hooks.beforeAccept();
      throw new Error('The connection broke');
    };
    shop = await openShop(built, { mail: { ...mail, send } });
    for (const who of people) {
      await shop.happen('asked', who);
      await shop.pass('1 minute');
    }
    const { attention } = shop.engine;
    return { ...shop, attention, server, sent: () => mail.sent.map((m) => m.to.address).sort() };
  };
  const ids = (items: { id: string }[]) => items.map(({ id }) => id);

  it('is listed and grouped by its cause, with its people, and counted', async () => {
    const { attention, engine } = await broken('refuses', ['ada', 'bob']);
    const { items } = await attention.list({});
    expect(items).toMatchObject([
      { kind: 'failed', reason: '550 <bob@example.com> refused', person: { email: 'bob@example.com' } },
      { kind: 'failed', reason: '550 <ada@example.com> refused', action: { title: 'Send email' } },
    ]);
    expect(items.every(({ message, id }) => message === id)).toBe(true);
    expect(await attention.groups()).toMatchObject({
      groups: [{ workflow: { id: 'w' }, kind: 'failed', cause: '550 <…> refused', count: 2 }],
      more: false,
    });
    expect((await attention.count({ cause: '550 <…> refused' })).count).toBe(2);
    expect((await attention.count({ text: 'nothing like it' })).count).toBe(0);
    const page = await attention.list({ limit: 1 });
    expect(ids((await attention.list({ limit: 1, after: page.next ?? '' })).items)).toEqual(ids(items).slice(1));
    expect((await engine.workflows.get('w'))?.attention).toBe(2);
    expect((await engine.health()).notices).toMatchObject([{ code: 'failed', place: 'attention' }]);
  });

  it('makes its run one with failed actions, also once it is dismissed', async () => {
    const { attention, engine } = await broken('refuses', ['ada']);
    const withFailed = () => engine.runs.list({ workflow: 'w', failed: true });
    const [run] = (await withFailed()).items;
    expect(run).toMatchObject({ outcome: 'completed', failedActions: 1 });
    const job = await attention.dismiss({ keys: ids((await attention.list({})).items) }, { by, note: 'old news' });
    expect(job).toMatchObject({ what: 'dismiss', state: 'done', expected: 1, done: 1, undoable: true });
    expect((await withFailed()).items).toHaveLength(1);
    const { timeline } = (await engine.runs.explain(run?.id ?? ''))!;
    expect(timeline.map(({ detail }) => detail).join()).toContain(`Dismissed by ${by}: old news`);
    expect((await engine.runs.list({ workflow: 'w', failed: true, outcome: 'goal' })).items).toEqual([]);
    await expect(engine.runs.list({ failed: true })).rejects.toThrow(InvalidInputError);
  });

  it('is tried again, each once, and falls from the list and from health when it works', async () => {
    const { attention, engine, server, pass, sent } = await broken('refuses', ['ada', 'bob', 'eve']);
    server.mended = true;
    const { count, until } = await attention.count({ workflow: 'w' });
    const choice = { filter: { workflow: 'w', until }, expected: count };
    expect(await attention.retry(choice, { by })).toMatchObject({ state: 'done', done: 3, by });
    expect(await attention.retry({ ...choice, expected: 0 }, { by })).toMatchObject({ done: 0 });
    await pass('1 minute');
    expect(sent()).toEqual(['ada@example.com', 'bob@example.com', 'eve@example.com']);
    expect((await attention.list({})).items).toEqual([]);
    expect((await engine.health()).notices).toEqual([]);
    expect((await engine.runs.list({ workflow: 'w', failed: true })).items).toEqual([]);
    const [message] = (await engine.messages.list({})).items;
    expect(message).toMatchObject({ state: 'sent', attention: null, attempts: 1 });
  });

  it('comes back with its reason where it fails again', async () => {
    const { attention, pass } = await broken('refuses', ['ada']);
    await attention.retry({ keys: ids((await attention.list({})).items) }, { by });
    await pass('1 minute');
    expect((await attention.list({})).items).toMatchObject([{ kind: 'failed', attempts: 1 }]);
  });

  it('is not decided about by somebody who did not count it', async () => {
    const { attention, happen, pass } = await broken('refuses', ['ada']);
    const { count, until } = await attention.count();
    await pass('1 minute');
    await happen('asked', 'bob');
    await pass('1 minute');
    await expect(attention.dismiss({ filter: {}, expected: count }, { by })).rejects.toThrow(ConflictError);
    expect(await attention.dismiss({ filter: { until }, expected: count }, { by })).toMatchObject({ done: 1 });
    expect((await attention.list({})).items).toMatchObject([{ person: { email: 'bob@example.com' } }]);
  });

  it('is put back by an undo, once', async () => {
    const { attention } = await broken('refuses', ['ada', 'bob']);
    const { id } = await attention.dismiss({ filter: {}, expected: 2 }, { by });
    expect((await attention.count()).count).toBe(0);
    expect(await attention.undo(id, { by })).toMatchObject({ what: 'undo', state: 'done', done: 2 });
    expect((await attention.list({})).items).toMatchObject([{ kind: 'failed' }, { kind: 'failed' }]);
    await expect(attention.undo(id, { by })).rejects.toThrow('It was put back already.');
    expect(await attention.jobs()).toMatchObject([{ what: 'undo' }, { what: 'dismiss', undoable: false }]);
  });

  describe('of which nobody knows whether it arrived', () => {
    const held = async (people = ['ada']) => broken('breaks', people);

    it('is sent again because somebody says so, once, whoever else says it too', async () => {
      const { attention, engine, server, pass, sent } = await held(['ada', 'bob']);
      expect((await engine.health()).notices).toMatchObject([{ code: 'held' }]);
      server.mended = true;
      const keys = ids((await attention.list({ kind: 'held' })).items);
      await Promise.all([attention.retry({ keys }, { by }), attention.retry({ keys }, { by })]);
      await pass('1 minute');
      expect(sent()).toEqual(['ada@example.com', 'bob@example.com']);
      expect((await attention.count()).count).toBe(0);
    });

    it.each([
      ['sent', 'sent', 0],
      ['not_sent', 'failed', 1],
    ] as const)('counts as %s once it is dismissed so, and is held again by an undo', async (heldAs, state, failed) => {
      const { attention, engine, pass, server, sent } = await held();
      server.mended = true;
      const { id } = await attention.dismiss({ filter: {}, expected: 1 }, { by, heldAs });
      await pass('1 minute');
      expect((await engine.messages.list({})).items).toMatchObject([{ state, attention: null }]);
      expect((await engine.runs.list({ workflow: 'w' })).items).toMatchObject([{ failedActions: failed }]);
      expect(sent()).toEqual([]);
      await attention.undo(id, { by });
      expect((await engine.messages.list({})).items).toMatchObject([{ state: 'uncertain', attention: 'held' }]);
      expect((await attention.list({})).items).toMatchObject([
        { kind: 'held', reason: expect.stringContaining('broke') },
      ]);
      await attention.retry({ filter: {}, expected: 1 }, { by });
      await pass('1 minute');
      expect(sent()).toEqual(['ada@example.com']);
    });

    it('follows the first of two decisions', async () => {
      const { attention, engine, server, pass, sent } = await held();
      server.mended = true;
      const [item] = (await attention.list({})).items;
      await Promise.allSettled([
        engine.messages.resolve(item?.id ?? '', 'resend', by),
        attention.dismiss({ keys: [item?.id ?? ''] }, { by }),
      ]);
      await pass('1 minute');
      const [message] = (await engine.messages.list({})).items;
      expect(message?.state).toBe('sent');
      expect(sent().length).toBeLessThanOrEqual(1);
      expect((await attention.count()).count).toBe(0);
    });
  });

  it('is also what came too late: it is sent late where somebody wants it', async () => {
    shop = await openShop(workflow('w').on('asked').wait('1 hour').send('hello').build());
    const { engine, happen, pass, mail, clock } = shop;
    await happen('asked', 'ada');
    await engine.workflows.freeze('w');
    await pass('30 days');
    await engine.workflows.unfreeze('w');
    await pass('1 minute');
    const { items } = await engine.attention.list({});
    expect(items).toMatchObject([{ kind: 'expired', cause: expect.stringContaining('Too late: it was due at …') }]);
    expect((await engine.health()).notices).toMatchObject([{ code: 'expired' }]);
    await engine.attention.retry({ keys: ids(items) }, { by });
    await pass('1 minute');
    expect(mail.sent).toHaveLength(1);
    expect(clock.now()).toBeGreaterThan(0);
  });

  it('goes to nobody who unsubscribed meanwhile', async () => {
    const { attention, engine, server, happen, pass, sent } = await broken('refuses', []);
    await engine.templates.publish({ id: 'hello', name: 'h', subject: 'h', html: '<p>h</p>', kind: 'marketing' });
    await happen('asked', 'ada');
    server.mended = true;
    const [item] = (await attention.list({})).items;
    await engine.people.setSubscription(item?.person.id ?? '', 'unsubscribed', by);
    await pass('1 minute');
    await attention.retry({ keys: [item?.id ?? ''] }, { by });
    await pass('1 minute');
    expect(sent()).toEqual([]);
    expect((await attention.count()).count).toBe(0);
    expect((await engine.messages.list({})).items).toMatchObject([{ state: 'skipped' }]);
  });

  it.each([
    [{}, 'keys'],
    [{ keys: [] }, 'keys'],
    [{ keys: ['a'], filter: {}, expected: 1 }, 'keys'],
    [{ filter: {} }, 'expected'],
    [{ filter: { until: 'yesterday' }, expected: 1 }, 'until'],
    [{ filter: { kind: 'lost' }, expected: 1 }, 'kind'],
  ])('is not decided about by %j', async (choice, path) => {
    const { engine } = (shop = await openShop(built));
    const error = await engine.attention.retry(choice as never, { by }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect((error as InvalidInputError).issues[0]?.path).toContain(path);
  });
});
