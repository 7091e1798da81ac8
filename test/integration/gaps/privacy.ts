import { workflow } from '@whenthen/core/builder';
import { personOf, runsOf, tell } from './people.js';
import { activate, type Scenario, type Stage } from './stage.js';

/** The collections in which an address stands, whatever it is part of. */
const holding = async ({ db }: Stage, email: string): Promise<string[]> => {
  const found: string[] = [];
  for (const { collectionName } of await db.collections())
    for await (const document of db.collection(collectionName).find())
      if (JSON.stringify(document).includes(email)) found.push(collectionName);
  return found;
};

/** Somebody who waits, and was mailed, is erased. */
export const erased: Scenario = {
  gaps: { 'erase: begun': {}, 'erase: step begun': {}, 'erase: everything gone': {} },
  async publish({ shop }) {
    const kind = 'transactional' as const;
    await shop.engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>x</p>', kind });
    await activate(shop, workflow('hello').on('hello').send('hello').wait('30 days').send('hello'));
  },
  async begin(stage, round) {
    await tell(stage, round, 'hello');
    await stage.sound.pass(0);
  },
  async work({ engine }, { emails }) {
    for (const email of emails) await engine.people.erase(email, { by: 'ed' });
  },
  async check(stage, { emails }) {
    await stage.sound.pass('1 hour');
    for (const email of emails) expect(await holding(stage, email)).toEqual([]);
    const before = stage.sound.mail.sent.length;
    await stage.sound.pass('31 days');
    expect(stage.sound.mail.sent).toHaveLength(before);
  },
};

const ids = new Map<string, [from: string, into: string]>();

/** Two people who wait in the same workflow become one. */
export const merged: Scenario = {
  gaps: { 'merge: begun': {}, 'merge: history moved': {} },
  async publish({ shop }) {
    await activate(shop, workflow('both').on('both').reenter('always').wait('1 day').increase('n', 1));
  },
  async begin(stage, round) {
    await tell(stage, round, 'both');
    await stage.sound.pass(0);
    const [from = '', into = ''] = await Promise.all(round.emails.map(async (e) => (await personOf(stage, e))._id));
    ids.set(round.id, [from, into]);
  },
  async work({ engine }, { id }) {
    const [from, into] = ids.get(id) ?? ['', ''];
    await engine.people.merge(from, into, { by: 'ed' });
  },
  async check(stage, { emails: [old = '', email = ''] }) {
    await stage.sound.pass('2 days');
    expect(await stage.db.collection('whenthen_people').findOne({ email: old })).toBeNull();
    expect(await runsOf(stage, email)).toEqual(['both completed', 'both completed']);
    expect((await personOf(stage, email)).fields).toEqual({ n: 2 });
    expect(await stage.db.collection('whenthen_events').countDocuments({ email: old })).toBe(0);
  },
};
