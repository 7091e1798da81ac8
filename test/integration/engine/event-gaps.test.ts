import type { TestEngine } from '@whenthen/core/testing';
import { createMoments, leasesRunOut, outcomeOf, publishReaders, story, type Gap } from './event-moments.js';
import { openWorld, type World } from './world.js';

/**
 * Between any two writes from an event's being claimed until all of it is through. Here leases end by the database's clock,
 * and others change the person meanwhile; the other faults are tried in `../gaps`.
 */
const GAPS = [
  'lease: claimed',
  'ingest: events claimed',
  'ingest: people told',
  'subscriptions: list written',
  'segments: looked at',
  'segments: people settled',
  'dates: events inserted',
  'ingest: people settled',
  'enrol: late events noted',
  'enrol: gates passed',
  'enrol: runs inserted',
  'interrupt: runs read',
  'interrupt: runs committed',
  'ingest: lost runs ended',
  'ingest: exits applied',
  'ingest: events processed',
  'news: events inserted',
] satisfies Gap[];

const EXPECTED = {
  tags: ['met', 'renewed'],
  segments: ['gold'],
  subscription: 'unsubscribed',
  told: undefined,
  news: undefined,
  runs: [
    ...['basket exited', 'fresh exited', 'fresh exited'],
    ...['met completed', 'renewed completed', 'weekly exited', 'weekly exited'],
  ],
  events: [
    '$date_reached processed',
    '$imported processed',
    '$segment_entered processed',
    '$tag_added processed',
    '$tag_added processed',
    '$unsubscribed processed',
    'ping processed',
    'ping processed',
    'ping processed',
    'put processed',
    'stop processed',
  ],
};

describe('events whose processing is cut', () => {
  let world: World;
  let one: TestEngine;
  let two: TestEngine;
  let shop: TestEngine;
  const moments = createMoments();

  beforeAll(async () => {
    world = await openWorld('gaps');
    one = await world.engine({ atGap: moments.atGap }, { leaseMs: 1_000 });
    two = await world.engine({ clock: one.clock, mail: one.mail });
    // Hands over only, so that a test says who processes it.
    shop = await world.engine({ clock: one.clock, worker: false });
    await publishReaders(one);
    await one.pass('20 days');
  });
  afterAll(() => world.close());

  const idOf = async (who: string) => (await two.engine.people.search({ q: `${who}@example.com` })).items[0]?.id;
  const rename = async (who: string): Promise<boolean> => {
    const id = await idOf(who);
    if (id !== undefined) await two.engine.people.change(id, { fields: { nick: 'by staff' } });
    return id !== undefined;
  };

  it('lead to one outcome where nothing is cut', async () => {
    await story(shop, 'whole');
    await one.pass(0);
    expect(await outcomeOf(world, 'whole')).toEqual({ ...EXPECTED, nick: 'second' });
  });

  it.each(GAPS)('lead to the same one where the process dies, or is paused past its lease, at “%s”', async (gap) => {
    const who = `pauses-${GAPS.indexOf(gap)}`;
    await story(shop, who);
    const moment = moments.set(gap, 'pauses');
    const paused = one.pass(0);
    let before: unknown;
    try {
      await moment.reached;
      // Whoever changes a person meanwhile has the last word over what happened before.
      await rename(who);
      await leasesRunOut(world);
      await two.pass(0);
      await two.pass('1 minute');
      await two.pass(0);
      before = await outcomeOf(world, who);
      await rename(who);
      await two.pass(0);
    } finally {
      moment.goOn();
      await paused;
    }
    expect(before).toEqual({ ...EXPECTED, nick: expect.stringMatching(/by staff|second/) });
    await one.pass('1 minute');
    expect(await outcomeOf(world, who)).toEqual({ ...EXPECTED, nick: 'by staff' });
  });
});
