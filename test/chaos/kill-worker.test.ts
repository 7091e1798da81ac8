import type { JournalEntry } from '@whenthen/core/definition';
import type { MailServer } from './mail-server.js';
import { decideAboutHeld } from './held.js';
import { lieInWait, pause, planKills } from './kill-plan.js';
import { chaosSeed, createRandom } from './random.js';
import { cartEvent, JOURNALS, publishStory, shopper, TIME_SCALE, type Conduct, type Shopper } from './story.js';
import { isAtRest, openWorld, runsIn, type StoredRun, type World } from './world.js';

/** How people of one group behave; one of them enters before each kill. */
const CONDUCTS: readonly Conduct[] = [
  'leaves',
  'buys at once',
  'leaves',
  'buys after the reminder',
  'leaves',
  'buys as the hour ends',
];
/** When somebody who buys as the hour ends does it, in milliseconds after they entered. */
const AS_THE_HOUR_ENDS = 2_000;

const seed = chaosSeed();
const random = createRandom(seed);
const kills = planKills(random, { times: 3, mails: 3 });

let world: World;
beforeAll(async () => {
  world = await openWorld('kills', { timeScale: TIME_SCALE });
  await publishStory(world.engine);
}, 60_000);
afterAll(() => world.close(), 60_000);

/** The server takes its time at each mail, so that many kills fall into the middle of sending. */
const beSlow = ({ mail }: World): void => {
  const slow = createRandom(seed + 1);
  mail.watch((phase) => pause(slow.whole(0, phase === 'ended' ? 150 : 40)));
};

/** Sends people into the story; answers all of them, and what they do later. */
const openDoors = ({
  engine,
  mail,
}: World): { people: Shopper[]; enter(count: number): Promise<void>; done(): Promise<unknown> } => {
  const people: Shopper[] = [];
  const later: Promise<unknown>[] = [];
  const buy = (who: Shopper) => later.push(engine.track(cartEvent('$purchase', who)));
  mail.watch((phase, { to, subject }) => {
    const who = people.find(({ email }) => email === to);
    if (phase === 'ended' && subject.startsWith('reminder') && who?.conduct === 'buys after the reminder') buy(who);
  });
  return {
    people,
    async enter(count) {
      for (let i = 0; i < count; i++) {
        const who = shopper(people.length, CONDUCTS[people.length % CONDUCTS.length] ?? 'leaves');
        people.push(who);
        await engine.track(cartEvent('added_to_cart', who));
        if (who.conduct === 'buys at once') await engine.track(cartEvent('$purchase', who));
        if (who.conduct === 'buys as the hour ends')
          later.push(pause(AS_THE_HOUR_ENDS + random.whole(-200, 400)).then(() => buy(who)));
      }
    },
    done: () => Promise.all(later),
  };
};

/** In the order of the alphabet: while a dead worker's claims still hold, a mail can be overtaken. */
const subjectsTo = (mail: MailServer, { email }: Shopper): string[] =>
  mail.mails
    .filter(({ to }) => to.includes(email))
    .map(({ subject }) => subject)
    .sort();

const told = (entry: JournalEntry): string => {
  if (entry.type === 'note') return `note ${entry.message}`;
  return entry.step ? `${entry.type} ${entry.step}` : entry.type;
};

const steps = ({ journal }: StoredRun): string[] => journal.filter(({ type }) => type !== 'ended').map(told);

const endings = ({ journal }: StoredRun) => journal.flatMap((entry) => (entry.type === 'ended' ? [entry.outcome] : []));

/** What should become of somebody: the outcome, the mails, and how far the journal goes. */
const expected = ({ conduct, name }: Shopper, run: StoredRun, boughtInTime: boolean) => {
  const reminder = `reminder for ${name}`;
  const { untilReminder, untilDiscount } = JOURNALS;
  if (conduct === 'leaves' || !boughtInTime)
    return {
      outcome: 'completed',
      mails: [`discount for ${name}`, reminder],
      steps: [...untilReminder, ...untilDiscount],
    };
  const wasReminded = conduct !== 'buys at once' && steps(run).length > 2;
  return wasReminded
    ? { outcome: 'goal', mails: [reminder], steps: untilReminder }
    : // Where the events came together, the wait never began.
      { outcome: 'goal', mails: [], steps: untilReminder.slice(0, Math.min(2, steps(run).length)) };
};

test(`a worker killed at ${kills.length} moments of the story: the same mails, once each (seed ${seed})`, async () => {
  const { mail, db, engine } = world;
  beSlow(world);
  const { people, enter, done } = openDoors(world);
  let come = lieInWait(kills[0]!, world);
  const worker = await world.worker();
  for (const [index, kill] of kills.entries()) {
    await enter(2);
    await world.within(`the moment of kill ${index + 1}, ${JSON.stringify(kill)}`, come());
    await world.kill(worker);
    const next = kills[index + 1];
    if (next) come = lieInWait(next, world);
    await worker.restart();
  }
  await done();
  // What was under way at several kills is let alone for a while before it is tried again.
  await world.until('everything to be done', () => isAtRest(db), 180_000);
  await decideAboutHeld(world);

  const runs = new Map((await runsIn(db)).map((run) => [run.instance, run]));
  expect(runs.size).toBe(people.length);
  const skipped = (await engine.messages.list({ state: 'skipped', limit: 200 })).items.map(({ to }) => to);
  const purchases = await db.collection('whenthen_events').find({ name: '$purchase' }).toArray();
  const shouldBe = people.map((who) => {
    const run = runs.get(who.cart)!;
    const bought = purchases.some(({ email, occurredAt }) => email === who.email && occurredAt <= run.endedAt);
    const { outcome, mails, steps } = expected(who, run, bought);
    // Somebody who buys as the hour ends may do so between the decision and the sending.
    const spared = who.conduct === 'buys as the hour ends' && skipped.includes(who.email);
    return { ...who, outcome: [outcome], mails: spared ? [] : mails, steps };
  });
  const is = people.map((who) => {
    const run = runs.get(who.cart)!;
    return { ...who, outcome: endings(run), mails: subjectsTo(mail, who), steps: steps(run) };
  });
  expect(is).toEqual(shouldBe);
  expect(new Set(mail.mails.map(({ headers }) => headers['message-id'])).size).toBe(mail.mails.length);
  expect((await engine.messages.list({ state: 'sent', limit: 200 })).items).toHaveLength(mail.mails.length);
  expect(await db.collection('whenthen_messages').countDocuments({ state: { $nin: ['sent', 'skipped'] } })).toBe(0);
}, 420_000);
