import { hasTag, workflow } from '@whenthen/core/builder';
import { mailsTo, personOf, runsOf, tell } from './people.js';
import { activate, type Scenario } from './stage.js';

/** An hour, then “if not tagged: tag, count and send”; and a goal that ends it, for the second person. */
export const waits: Scenario = {
  gaps: { 'wake: people read': {}, 'wake: not frozen': {}, 'sweep: people claimed': {} },
  async publish({ shop }) {
    await shop.engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>Hello</p>' });
    const reminder = workflow('reminder')
      .on('begin')
      .exitOn('bought', { goal: true })
      .wait('1 hour')
      .branch(
        hasTag('reminded'),
        (s) => s.exit('Was reminded before'),
        (s) => s.addTag('reminded').increase('times', 1).send('hello'),
      )
      .waitForEvent('answer', {
        within: '1 day',
        received: (s) => s.increase('answers', 1),
        timedOut: (s) => s.addTag('silent'),
      });
    await activate(shop, reminder);
  },
  async begin(stage, round) {
    await tell(stage, round, 'begin');
    await stage.sound.pass(0);
    await stage.shop.pass('55 minutes');
    await tell(stage, { ...round, emails: round.emails.slice(1) }, 'bought');
    await stage.shop.pass('6 minutes');
    await tell(stage, { ...round, emails: round.emails.slice(0, 1) }, 'answer');
  },
  async check(stage, { emails: [waiter = '', buyer = ''] }) {
    await stage.sound.pass('25 hours');
    expect(await personOf(stage, waiter)).toMatchObject({ tags: ['reminded', 'silent'], fields: { times: 1 } });
    expect(await runsOf(stage, waiter)).toEqual(['reminder completed']);
    expect(mailsTo(stage, waiter)).toHaveLength(1);
    expect(await personOf(stage, buyer)).toMatchObject({ tags: [], fields: {} });
    expect(await runsOf(stage, buyer)).toEqual(['reminder goal']);
    expect(mailsTo(stage, buyer)).toHaveLength(0);
  },
};

const MANY = 110;

/** A run whose journal grows long. */
export const long: Scenario = {
  gaps: { 'journal: page written': {} },
  async publish({ shop }) {
    let steps = workflow('long').on('much').wait('1 hour');
    for (let i = 0; i < MANY; i++) steps = steps.increase('n', 1);
    await activate(shop, steps.wait('1 minute').addTag('end'));
  },
  async begin(stage, round) {
    await tell(stage, round, 'much');
    await stage.sound.pass(0);
    await stage.shop.pass('61 minutes');
  },
  async check(stage, { emails }) {
    for (const email of emails) {
      const { _id, tags, fields } = await personOf(stage, email);
      expect({ tags, fields }).toEqual({ tags: ['end'], fields: { n: MANY } });
      expect(await runsOf(stage, email)).toEqual(['long completed']);
      const [run] = await stage.db.collection('whenthen_runs').find({ person: _id }).toArray();
      const pages = await stage.db.collection('whenthen_journal').find({ run: run?._id }).sort({ from: 1 }).toArray();
      const entries = [...pages.flatMap((p) => p['entries'] as { type: string }[]), ...(run?.['journal'] ?? [])];
      // It entered, waited, did all of them, waited, was tagged and ended; nothing is lost or twice.
      expect(pages.reduce((sum, p) => sum + (p['entries'] as unknown[]).length, 0)).toBe(run?.['journalMoved']);
      expect(entries.filter((e) => e.type === 'action')).toHaveLength(MANY + 1);
    }
  },
};
