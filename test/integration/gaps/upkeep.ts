import { byHand, dateReached, field, schedule, workflow, type TimeText } from '@whenthen/core/builder';
import { personOf, runsOf, tell } from './people.js';
import { activate, type Round, type Scenario, type Stage } from './stage.js';

const DAY = 86_400_000;

/** People of a round who are known already, with a field that tells the round. */
const known = async (stage: Stage, round: Round, more: object = {}): Promise<void> => {
  await tell(stage, round, 'seen', { person: { fields: { round: round.id, ...more } } });
  await stage.sound.pass(0);
};

const ofRound = ({ id }: Round) => ({ kind: 'field', field: 'round', op: 'equals', value: id }) as const;

const each = async (stage: Stage, { emails }: Round, look: (person: Awaited<ReturnType<typeof personOf>>) => void) => {
  for (const email of emails) look(await personOf(stage, email));
};

/** A segment is new, and everybody is looked at for it. */
export const newSegment: Scenario = {
  gaps: { 'segments: walk not moved': {} },
  publish: () => Promise.resolve(),
  async begin(stage, round) {
    await known(stage, round);
    await stage.shop.engine.segments.publish({ id: round.id, name: round.id, criteria: ofRound(round) });
  },
  async check(stage, round) {
    await each(stage, round, ({ segments, news }) => expect({ segments, news }).toEqual({ segments: [round.id] }));
    expect(await stage.shop.engine.segments.get(round.id)).toMatchObject({
      count: round.emails.length,
      building: null,
    });
    // They were there before; nobody entered.
    const entered = { email: { $in: round.emails }, name: '$segment_entered' };
    expect(await stage.db.collection('whenthen_events').countDocuments(entered)).toBe(0);
  },
};

/** A segment is archived, by a call. */
export const archivedSegment: Scenario = {
  gaps: { 'segment: archived': {} },
  publish: () => Promise.resolve(),
  async begin(stage, round) {
    await known(stage, round);
    await stage.shop.engine.segments.publish({ id: round.id, name: round.id, criteria: ofRound(round) });
    await stage.sound.pass(0);
    await each(stage, round, ({ segments }) => expect(segments).toEqual([round.id]));
  },
  work: (worker, { id }) => worker.engine.segments.archive(id),
  async check(stage, round) {
    await each(stage, round, ({ segments = [] }) => expect(segments).toEqual([]));
    expect(await stage.shop.engine.segments.get(round.id)).toMatchObject({ status: 'archived', count: 0 });
  },
};

/** A workflow with a date is new: what it waits for is put on the list, and everybody is looked at for it. */
export const newDate: Scenario = {
  gaps: { 'watches: added': {}, 'dates: walk not moved': {} },
  async publish({ shop }) {
    await activate(shop, workflow('other').on(dateReached('never')).addTag('never'));
  },
  /** There is something to change about the list for each process. */
  async before({ shop: { engine } }, { gap }) {
    if (gap !== 'watches: added') return;
    const isActive = (await engine.workflows.get('other'))?.status === 'active';
    await engine.workflows.setStatus('other', isActive ? 'paused' : 'active');
  },
  async begin(stage, round) {
    const soon = new Date(stage.shop.clock.now() + 2 * DAY).toISOString().slice(0, 10);
    await known(stage, round, { [`on_${round.id}`]: soon });
    const dated = workflow(round.id)
      .on(dateReached(`on_${round.id}`))
      .reenter('always')
      .increase('dates', 1);
    await activate(stage.shop, dated);
  },
  async check(stage, round) {
    await stage.sound.pass('3 days');
    await each(stage, round, ({ fields }) => expect(fields['dates']).toBe(1));
    const watches = await stage.db
      .collection('whenthen_date_watches')
      .find({ field: `on_${round.id}` })
      .toArray();
    expect(watches).toHaveLength(1);
    expect(watches[0]).not.toHaveProperty('build');
    if (round.when === 'over') await stage.shop.engine.workflows.setStatus(round.id, 'archived');
  },
};

/** Everybody who fits is added. */
export const backfilled: Scenario = {
  gaps: { 'backfill: events inserted': {} },
  publish: ({ shop }) => activate(shop, workflow('by_hand').on(byHand()).reenter('always').increase('added', 1)),
  async begin(stage, round) {
    await known(stage, round);
    await stage.shop.engine.backfills.start('by_hand', { criteria: ofRound(round), request: round.id });
  },
  async check(stage, round) {
    await each(stage, round, ({ fields }) => expect(fields['added']).toBe(1));
    const [newest] = await stage.shop.engine.backfills.list('by_hand');
    expect(newest).toMatchObject({ state: 'done', added: round.emails.length });
  },
};

/** A schedule comes round. */
export const scheduled: Scenario = {
  gaps: { 'schedule: backfill inserted': {} },
  publish: () => Promise.resolve(),
  async begin(stage, round) {
    await known(stage, round);
    const at = new Date(stage.shop.clock.now() + 120_000).toISOString().slice(11, 16);
    const daily = workflow(round.id)
      .on(schedule(at as TimeText))
      .onlyIf(field('round', 'equals', round.id))
      .reenter('always');
    await activate(stage.shop, daily.increase('days', 1));
    await stage.sound.pass(0);
    await stage.shop.pass('2 minutes');
  },
  async check(stage, round) {
    await each(stage, round, ({ fields }) => expect(fields['days']).toBe(1));
    for (const email of round.emails) expect(await runsOf(stage, email)).toEqual([`${round.id} completed`]);
    // It comes round no more.
    if (round.when === 'over') await stage.shop.engine.workflows.setStatus(round.id, 'archived');
  },
};
