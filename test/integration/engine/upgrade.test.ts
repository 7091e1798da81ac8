import { readFile } from 'node:fs/promises';
import { createEngine, type Engine } from '@whenthen/core';
import { createTestTransport, type TestEngine, type TestTransport } from '@whenthen/core/testing';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { BSON, type Document, type IndexDescription } from 'mongodb';
import { pino } from 'pino';
import { inbox, mongoUri, openWorld, type World } from './world.js';

/** What `fixtures/make-version-1.mjs` wrote by the first version. */
interface Fixture {
  /** When it was left. */
  at: Date;
  /** Who had got a mail by then. */
  sent: string[];
  indexes: Record<string, IndexDescription[]>;
  dump: Record<string, Document[]>;
}

const PEOPLE = ['w0', 'w1', 'w2', 'w3', 'w4', 'w5'];

const readFixture = async (): Promise<Fixture> =>
  BSON.EJSON.parse(await readFile(new URL('../fixtures/version-1.json', import.meta.url), 'utf8'), {
    relaxed: false,
  }) as Fixture;

describe('a database of the first version', () => {
  let world: World;
  let fixture: Fixture;
  beforeEach(async () => {
    world = await openWorld('upgrade', { fresh: true });
    fixture = await readFixture();
    for (const [name, documents] of Object.entries(fixture.dump)) {
      const collection = await world.db.createCollection(name);
      for (const { key, ...options } of fixture.indexes[name] ?? []) await collection.createIndex(key, options);
      if (documents.length > 0) await collection.insertMany(documents);
    }
  });
  afterEach(() => world.close());

  const person = async (engine: Engine, who: string) => {
    const [found] = (await engine.people.search({ q: `${who}@example.com` })).items;
    return { tags: found?.tags, points: found?.fields['points'] };
  };
  const tagsOf = async (engine: Engine, who: string[]) =>
    Object.fromEntries(await Promise.all(who.map(async (w) => [w, (await person(engine, w)).tags] as const)));
  const effectsOf = async (who: string) => {
    const found = await world.db.collection('whenthen_people').findOne({ email: `${who}@example.com` });
    const effects = await world.db.collection('whenthen_effects').find({ person: found?._id }).toArray();
    return effects.map((e) => e['state'] as string);
  };

  describe('goes on', () => {
    let t: TestEngine;
    beforeEach(async () => {
      t = await world.engine({ start: new Date(fixture.at.getTime() + 60_000) });
    });

    it('with what was handed over, and counts each thing once', async () => {
      expect(await person(t.engine, 'ada')).toMatchObject({ points: 3 });
      await t.pass('1 minute');
      expect(await person(t.engine, 'ada')).toMatchObject({ points: 5, tags: ['fan'] });
      expect(await person(t.engine, 'bob')).toMatchObject({ points: 1 });
      expect(await person(t.engine, 'new')).toMatchObject({ points: 1 });
      expect(await world.db.collection('whenthen_events').countDocuments({ state: 'received' })).toBe(0);
    });

    it('with everybody who waits, at their moment', async () => {
      await t.pass('55 minutes');
      expect(await tagsOf(t.engine, ['w0', 'yes', 'no'])).toEqual({ w0: [], yes: ['yes'], no: [] });
      await t.pass('3 hours');
      expect(await tagsOf(t.engine, [...PEOPLE, 'no'])).toEqual({
        ...Object.fromEntries(PEOPLE.map((who) => [who, ['late']])),
        no: ['no'],
      });
      expect(await tagsOf(t.engine, ['dan'])).toEqual({ dan: [] });
      await t.engine.workflows.unfreeze('frozen');
      await t.pass('1 minute');
      expect(await tagsOf(t.engine, ['dan'])).toEqual({ dan: ['thawed'] });
    });

    it('with mails that were open, claimed or to be tried again: each goes out once', async () => {
      await t.pass('1 hour');
      expect(inbox(t).sort()).toEqual(['claimed', 'later', 'open'].map((who) => `${who}@example.com: hello`));
      for (const who of ['claimed', 'later', 'open', 'sent']) expect(await effectsOf(who)).toEqual(['done']);
      // Nobody can know whether it was accepted: a person decides.
      expect(await effectsOf('held')).toEqual(['held']);
    });

    it('and lists in health what the first version lost, without sending it', async () => {
      await t.pass('1 hour');
      await waitUntil(async () => (await t.engine.health()).mislaid, { timeoutMs: 20_000, what: 'what was lost' });
      const { ok, mislaid, notices } = await t.engine.health();
      expect(ok).toBe(true);
      expect(mislaid?.count).toBe(1);
      expect(notices.map((n) => n.message).join()).toContain('lost@example.com');
      expect(await effectsOf('lost')).toEqual(['failed']);
    });

    it('with sequences, segments and dates', async () => {
      await t.pass('3 days');
      expect(inbox(t).filter((mail) => mail.startsWith('cleo'))).toEqual(['cleo@example.com: two']);
      expect(await tagsOf(t.engine, ['eve'])).toEqual({ eve: ['older'] });
      const inside = async (segment: string) =>
        (await t.engine.segments.people(segment)).items.map((p) => p.email.replace('@example.com', '')).sort();
      expect(await inside('fans')).toEqual(['ada']);
      expect(await inside('lately')).toEqual(['claimed', 'held', 'later', 'lost', 'open', 'sent']);
      // As time passes they are lately no more.
      await t.pass('7 days');
      expect(await inside('lately')).toEqual([]);
    });
  });

  describe('is taken up by a worker of today, long after', () => {
    let engine: Engine;
    let mail: TestTransport;
    beforeEach(async () => {
      mail = createTestTransport();
      const options = {
        mongo: { uri: mongoUri(), database: world.database },
        worker: true,
        secret: 'for-tests-only-'.repeat(3),
        publicUrl: 'https://shop.example.com',
        mail: { smtp: 'smtp://127.0.0.1:1', from: 'Shop <shop@example.com>' },
      };
      engine = await createEngine(options, { transport: mail, logger: pino({ level: 'silent' }) });
      await engine.start();
    });
    afterEach(() => engine.stop());

    it('with all that is overdue, once, and with the jobs of its timetable', async () => {
      const began = Date.now();
      const overdue = () =>
        world.db.collection('whenthen_runs').countDocuments({
          state: 'waiting',
          wakeAt: { $lte: new Date() },
          workflow: { $ne: 'frozen' },
        });
      const open = () => world.db.collection('whenthen_effects').countDocuments({ state: 'open' });
      const received = () => world.db.collection('whenthen_events').countDocuments({ state: 'received' });
      await waitUntil(async () => (await overdue()) + (await open()) + (await received()) === 0, {
        timeoutMs: 50_000,
        what: 'everything overdue to be done',
      });
      expect(await tagsOf(engine, ['w0', 'w4', 'no', 'yes'])).toEqual({
        w0: ['late'],
        w4: ['late'],
        no: ['no'],
        yes: ['yes'],
      });
      // What was handed over by then happened too long ago, and what was due then is too late, before somebody asks.
      expect(await tagsOf(engine, ['w5'])).toEqual({ w5: [] });
      expect(mail.sent).toEqual([]);
      const { items } = await engine.messages.list({ limit: 100 });
      expect(items.filter((m) => m.state === 'skipped').map((m) => [m.to, m.reason?.slice(0, 8)])).toEqual(
        expect.arrayContaining(['claimed', 'cleo', 'later', 'open'].map((who) => [`${who}@example.com`, 'Too late'])),
      );
      const leftOut = (await engine.workflows.list()).filter((w) => w.leftOut > 0);
      expect(leftOut.map((w) => [w.id, w.leftOut])).toEqual([
        ['birthday', 1],
        ['points', 3],
        ['waits', 1],
      ]);
      expect(await person(engine, 'ada')).toMatchObject({ points: 3 });
      await engine.workflows.startLeftOut('points');
      await waitUntil(async () => (await person(engine, 'ada')).points === 5, {
        timeoutMs: 20_000,
        what: 'what was left out to be done',
      });
      const jobs = () =>
        world.db
          .collection('whenthen_jobs')
          // Newer ones look again where a claim would end.
          .countDocuments({ name: { $in: ['wake', 'dispatch', 'ingest'] }, 'data.slot': { $lt: began } });
      await waitUntil(async () => (await jobs()) === 0, { timeoutMs: 30_000, what: 'the old jobs to be done' });
      expect((await engine.health()).problems).toEqual([]);
    });
  });
});
