import { workflow } from '@whenthen/core/builder';
import { createTestTransport, type TestEngine } from '@whenthen/core/testing';
import type { Document } from 'mongodb';
import { inbox, openWorld, type World } from './world.js';

const PEOPLE = 20;
const MINUTE = 60_000;

describe('a database that is put back', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('restored', { fresh: true });
  });
  afterEach(() => world.close());

  /** What `mongodump` would hold. */
  const dump = async (): Promise<[string, Document[]][]> => {
    const names = (await world.db.listCollections({}, { nameOnly: true }).toArray()).map((c) => c.name);
    return Promise.all(
      names.map(async (name): Promise<[string, Document[]]> => [
        name,
        await world.db.collection(name).find().toArray(),
      ]),
    );
  };
  /** As `mongorestore --drop` does: the collections are made anew. */
  const restore = async (dumped: [string, Document[]][]): Promise<void> => {
    await world.db.dropDatabase();
    for (const [name, documents] of dumped) {
      await world.db.createCollection(name);
      if (documents.length > 0) await world.db.collection(name).insertMany(documents);
    }
  };
  /** Leaps ahead, and has done what was due meanwhile. */
  const leap = async (t: TestEngine, ms: number): Promise<void> => {
    t.clock.moveTo(t.clock.now() + ms);
    await t.pass(0);
    await t.pass(0);
  };
  const people = (count: number) => Array.from({ length: count }, (_, i) => `p${i}@example.com`);
  const go = ({ engine, clock }: TestEngine, emails: string[], at = clock.now()) =>
    engine.track(emails.map((email) => ({ source: 's', id: email, name: 'go', email, occurredAt: new Date(at) })));

  it('mails nothing again that went out after the backup, and goes on with what falls due later', async () => {
    const mail = createTestTransport();
    const before = await world.engine({ mail });
    const { clock } = before;
    for (const id of ['hello', 'soon', 'late'])
      await before.engine.templates.publish({ id, name: id, subject: id, html: '<p>x</p>', kind: 'transactional' });
    await before.engine.workflows.publish(
      workflow('w').on('go').send('hello').wait('1 minute').send('soon').wait('10 minutes').send('late').build(),
    );
    await before.engine.workflows.setStatus('w', 'active');
    // In the middle of the wave: half of them have their first mail, of the others nobody knows yet.
    const began = clock.now();
    await go(before, people(PEOPLE / 2));
    await before.pass(0);
    const dumped = await dump();
    await go(before, people(PEOPLE));
    await before.pass(0);
    await leap(before, 3 * MINUTE);
    expect(mail.sent).toHaveLength(2 * PEOPLE);
    await before.engine.stop();
    const sent = inbox({ mail }).sort();

    await restore(dumped);
    const after = await world.engine({ mail, clock });
    // The store tells again of what it knows.
    await go(after, people(PEOPLE), began);
    await after.pass(0);
    await leap(after, 2 * MINUTE);
    expect(inbox({ mail }).sort()).toEqual(sent);
    const { state, held } = await after.engine.sending.status();
    expect([state, held?.why, held?.by]).toEqual(['held', 'restored', null]);
    const health = await after.engine.health();
    expect(health.problems.map((p) => p.code)).toEqual(['sending_held_restored']);

    await after.engine.sending.release({ by: 'ed@example.com', skipDueBefore: new Date(held?.since ?? 0) });
    await leap(after, MINUTE);
    expect(inbox({ mail }).sort()).toEqual(sent);
    await leap(after, 12 * MINUTE);
    const late = people(PEOPLE).map((email) => `${email}: late`);
    expect(inbox({ mail }).sort()).toEqual([...sent, ...late].sort());
    const [run] = (await after.engine.runs.list({})).items;
    const { timeline = [] } = (await after.engine.runs.explain(run?.id ?? '')) ?? {};
    expect(timeline.map((e) => e.detail ?? '').join('\n')).toContain('Not sent: it was due at');
    // The same database, started again, asks nothing.
    await after.engine.stop();
    const again = await world.engine({ mail, clock });
    expect((await again.engine.sending.status()).state).toBe('going');
  });

  it('is known for a copy also under another worker, and only once', async () => {
    const first = await world.engine();
    await first.engine.stop();
    await restore(await dump());
    const [second, third] = await Promise.all([world.engine(), world.engine()]);
    expect((await second.engine.sending.status()).state).toBe('held');
    await second.engine.sending.release({});
    await third.engine.stop();
    await world.engine();
    expect((await second.engine.sending.status()).state).toBe('going');
  });
});
