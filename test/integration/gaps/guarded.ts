import { hasTag, tagAdded, workflow } from '@whenthen/core/builder';
import { mailsTo, personOf, runsOf, tell } from './people.js';
import { activate, type Round, type Scenario, type Stage } from './stage.js';

const publish = async ({ shop, receiver }: Stage): Promise<void> => {
  await shop.engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>Hello</p>' });
  const welcome = workflow('welcome')
    .on('go')
    .reenter('always')
    .branch(
      hasTag('welcomed'),
      (s) => s.exit('Was welcomed before'),
      (s) => s.addTag('welcomed').increase('score', 1).send('hello').do('send_webhook', { url: receiver.url }),
    );
  await activate(shop, welcome);
  await activate(shop, workflow('points').on('go').reenter('always').increase('points', 1));
  await activate(shop, workflow('heard').on(tagAdded('welcomed')).reenter('always').increase('heard', 1));
};

const begin = async (stage: Stage, round: Round): Promise<void> => {
  await tell(stage, round, 'go');
  await tell(stage, { ...round, id: `${round.id}again` }, 'go');
};

/** Who was welcomed twice, or told twice, or counted twice, or never, shows here. */
const check = async (stage: Stage, { emails, gap, fault, when }: Round): Promise<void> => {
  for (const email of emails) {
    const { _id, tags, fields, told, news } = await personOf(stage, email);
    expect({ tags, fields, told, news }).toEqual({ tags: ['welcomed'], fields: { points: 2, score: 1, heard: 1 } });
    expect(await runsOf(stage, email)).toEqual([
      'heard completed',
      'points completed',
      'points completed',
      'welcome completed',
      'welcome exited',
    ]);
    const messages = await stage.db.collection('whenthen_messages').find({ person: _id }).toArray();
    const states = messages.map((m) => m['state']);
    const sent = mailsTo(stage, email);
    // A process stands still with all that it does: also with a mail that the server may have accepted. It is held.
    if (when === 'held up' && states[0] === 'uncertain') {
      expect(states).toEqual(['uncertain']);
      expect(sent.length).toBeLessThanOrEqual(gap === 'deliver: marked sending' ? 0 : 1);
    } else {
      expect(states).toEqual(['sent']);
      expect(sent.map((m) => m.messageId)).toEqual([messages[0]?.['messageId']]);
    }
    const effects = await stage.db
      .collection('whenthen_effects')
      .find({ person: _id, state: { $ne: 'dropped' } })
      .toArray();
    expect(effects.map((e) => e['action']).sort()).toEqual(['send_email', 'send_webhook']);
    const hook = effects.find((e) => e['action'] === 'send_webhook');
    expect(hook).toMatchObject({ state: 'done' });
    const calls = stage.receiver.calls.filter((c) => c.headers['webhook-id'] === hook?.['_id']);
    const named = stage.receiver.calls.filter((c) => c.body.includes(email));
    expect(new Set(named.map((c) => c.headers['webhook-id'])).size).toBe(1);
    // Under the same id it is called again where a process ended, or goes on behind its lease, before it wrote the answer down.
    if (fault === 'stands still') expect(calls.length).toBeGreaterThanOrEqual(1);
    else expect(calls).toHaveLength(1);
  }
};

/** “If not tagged: tag and send”: decided on what it writes itself. */
export const guarded: Scenario = {
  gaps: {
    'ingest: not frozen': {},
    'advance: effects inserted': {},
    'advance: runs committed': {},
    'apply: people changed': {},
    'news: events inserted': {},
    'lanes: allowance taken': {},
    'lanes: effects claimed': {},
    'dispatch: claimed': {},
    'dispatch: runs read': {},
    'dispatch: carried out': {},
    'deliver: message opened': {},
    'deliver: marked sending': {},
    'deliver: accepted': {},
    'deliver: message settled': {},
    'effects: recorded anew, not yet again': { behind: 'advance: effects inserted' },
    'ingest: event counted': { behind: 'ingest: people told' },
  },
  publish,
  begin,
  check,
};

/** Effects that an earlier version recorded: without a lane. */
export const unplaced: Scenario = {
  gaps: { 'lanes: some effects placed': { behind: 'dispatch: claimed' } },
  publish: () => Promise.resolve(),
  begin,
  async before({ db }, { emails }) {
    const people = await db
      .collection('whenthen_people')
      .find({ email: { $in: emails } })
      .toArray();
    await db
      .collection('whenthen_effects')
      .updateMany(
        { person: { $in: people.map((p) => p._id as never) }, state: 'open' },
        { $unset: { lane: '', class: '', lease: '', lost: '' }, $set: { dueAt: new Date(0) } },
      );
  },
  // Whoever claimed them before stands still in each round.
  check: (stage, round) => check(stage, { ...round, fault: 'stands still' }),
};
