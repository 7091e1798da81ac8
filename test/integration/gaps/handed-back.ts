import { workflow } from '@whenthen/core/builder';
import { runsOf } from './people.js';
import { activate, type Round, type Scenario, type Stage } from './stage.js';

const HOUR = 3_600_000;

/** Whose basket it is, who is told to have it, and when. */
interface Told {
  person: string;
  to: string;
  hours: number;
}

/** Somebody’s basket, as told so many hours after a day ago. */
const hand = async ({ shop }: Stage, { id }: Round, { person, to, hours }: Told): Promise<void> => {
  await shop.engine.track({
    source: 't',
    id: `${id}:${person}:${hours}`,
    name: 'basket_filled',
    email: to,
    subject: `cart:${id}:${person}`,
    owns: true,
    properties: { basket: `${id}:${person}` },
    occurredAt: new Date(shop.clock.now() + hours * HOUR),
  });
};

/** A cart comes back to whoever had it first. */
export const handedBack: Scenario = {
  gaps: { 'ingest: runs handed back': {} },
  publish: ({ shop }) =>
    activate(shop, workflow('filled').on('basket_filled').per('basket').wait('2 days').addTag('kept')),
  async begin(stage, round) {
    for (const [i, to] of ['', 'next-'].entries()) {
      for (const email of round.emails) await hand(stage, round, { person: email, to: `${to}${email}`, hours: i - 3 });
      await stage.sound.pass(0);
    }
    for (const email of round.emails) await hand(stage, round, { person: email, to: email, hours: -1 });
  },
  async check(stage, { emails }) {
    await stage.sound.pass('3 days');
    for (const email of emails) {
      expect(await runsOf(stage, email)).toEqual(['filled completed']);
      expect(await runsOf(stage, `next-${email}`)).toEqual(['filled exited']);
    }
  },
};
