import { workflow } from '@whenthen/core/builder';
import { mailsTo, personOf, runsOf, tell } from './people.js';
import { activate, type Round, type Scenario, type Stage } from './stage.js';

/** Longer ago than finished runs are kept, in milliseconds. */
const OLD = 400 * 86_400_000;

const ids = ({ id }: Round) => ({ often: `${id}_often`, once: `${id}_once` });

/** As if the runs of a round had ended long ago. */
const makeOld = async ({ db, shop }: Stage, round: Round): Promise<void> => {
  const at = new Date(shop.clock.now() - OLD);
  const theirs = { workflow: { $in: Object.values(ids(round)) } };
  await db.collection('whenthen_runs').updateMany(theirs, { $set: { endedAt: at } });
  await db.collection('whenthen_effects').updateMany(theirs, { $set: { createdAt: at, endedAt: at } });
};

const sumsOf = async ({ shop }: Stage, id: string) =>
  (await shop.engine.retention.sums(id)).map(({ of, step, n }) => ({ of, ...(step ? { step } : {}), n }));

/** Runs that may be entered again are removed, of the others the details; and all of it stays counted. */
export const pruned: Scenario = {
  // A round publishes two workflows and lets a minute pass.
  hits: 8,
  gaps: {
    'prune: failures made final': {},
    'prune: details taken off': {},
    'prune: bite noted': {},
    'prune: sums added': {},
    'prune: details removed': {},
    'prune: bite removed': {},
  },
  async publish({ shop }) {
    await shop.engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>Hello</p>' });
  },
  async begin(stage, round) {
    const { often, once } = ids(round);
    await activate(stage.shop, workflow(often).on(`go_${round.id}`).reenter('always').send('hello'));
    await activate(stage.shop, workflow(once).on(`go_${round.id}`).send('hello'));
    await tell(stage, round, `go_${round.id}`);
    await stage.sound.pass(0);
    for (const email of round.emails) expect(mailsTo(stage, email)).toHaveLength(2);
    await makeOld(stage, round);
    // Each process looks every ten seconds whether it is time.
    await stage.shop.pass('1 minute');
  },
  /** It is time to look for what is old, whenever somebody did so last. */
  async before({ db }) {
    await db.collection('whenthen_retention').updateMany({}, { $unset: { endedAt: '' } });
  },
  /** Where the database is slow, pruning steps back and goes on with the next sweep. */
  async work(worker) {
    for (let sweep = 0; sweep < 3; sweep++) await worker.pass(0);
  },
  async check(stage, round) {
    const { often, once } = ids(round);
    const people = round.emails.length;
    for (const email of round.emails) {
      expect(await runsOf(stage, email)).toEqual([`${once} completed`]);
      const { _id } = await personOf(stage, email);
      const [run] = (await stage.shop.engine.runs.list({ person: _id, limit: 10 })).items;
      const { timeline = [] } = (await stage.shop.engine.runs.explain(run?.id ?? '')) ?? {};
      expect(JSON.stringify(timeline)).toContain('not kept any more');
    }
    const theirs = { workflow: { $in: [often, once] } };
    expect(await stage.db.collection('whenthen_effects').countDocuments(theirs)).toBe(0);
    expect(await stage.db.collection('whenthen_runs').countDocuments({ ...theirs, thinned: 'going' })).toBe(0);
    const [step] = await sumsOf(stage, once);
    expect(await sumsOf(stage, once)).toEqual([{ of: 'steps', step: step?.step, n: { done: people } }]);
    expect(await sumsOf(stage, often)).toEqual([
      { of: 'runs', n: { completed: people } },
      { of: 'steps', step: step?.step, n: { done: people } },
    ]);
    // Pages tell the same numbers as before.
    for (const id of [often, once])
      expect((await stage.shop.engine.workflows.get(id))?.counts).toMatchObject({ completed: people, waiting: 0 });
    if (round.when === 'over')
      for (const id of [often, once]) await stage.shop.engine.workflows.setStatus(id, 'archived');
  },
};
