import type { RunningWorker } from '@whenthen/example-stack/services/worker';
import type { MongoCommand } from './mongo-wire.js';
import { shopper, cartEvent, publishTemplates, type Shopper } from './story.js';
import { isAtRest, openWorld, type World } from './world.js';

/** What is stored of a mail, as far as it is looked at here. */
interface StoredMessage {
  _id: string;
  state: string;
  attempts: number;
}

const MINUTE = 60_000;

let world: World;
let worker: RunningWorker;
/** How often the headers of a mail to somebody have arrived. */
const begun = new Map<string, number>();

beforeAll(async () => {
  world = await openWorld('moments');
  await publishTemplates(world.engine);
  const definition = {
    triggers: [{ kind: 'event', name: 'added_to_cart' }],
    entry: { reentry: { kind: 'once' } },
    start: 'mail',
    steps: { mail: { kind: 'action', action: 'send_email', input: { template: 'reminder' }, next: null } },
  };
  await world.engine.workflows.publish({ id: 'at-once', name: 'A mail at once', definition });
  await world.engine.workflows.setStatus('at-once', 'active');
  world.mail.watch((phase, { to }) => {
    if (phase === 'begun') begun.set(to, (begun.get(to) ?? 0) + 1);
  });
  worker = await world.worker();
}, MINUTE);
afterAll(() => world.close(), MINUTE);

const isUpdate =
  (collection: string, state?: string) =>
  ({ name, collection: found, body }: MongoCommand): boolean =>
    name === 'update' &&
    found === `whenthen_${collection}` &&
    (state === undefined || body['updates'][0].u.$set?.state === state);

const isInsert =
  (collection: string) =>
  ({ name, collection: found }: MongoCommand): boolean =>
    name === 'insert' && found === `whenthen_${collection}`;

/** Resolves when the last byte of the next mail has arrived; the server then never answers. */
const lastByte = (): Promise<void> =>
  new Promise((resolve) => {
    const unwatch = world.mail.watch((phase) => {
      if (phase !== 'ended') return undefined;
      unwatch();
      resolve();
      return new Promise(() => undefined);
    });
  });

/** What is open may be claimed at once: as if leases had run out, and the time of a next attempt had come. */
const letTimePass = async (): Promise<void> => {
  await world.db.collection('whenthen_effects').updateMany({ state: 'open' }, { $set: { dueAt: new Date() } });
};

const messageTo = async ({ email }: Shopper): Promise<StoredMessage> => {
  const messages = await world.db.collection<StoredMessage>('whenthen_messages').find({ to: email }).toArray();
  expect(messages).toHaveLength(1);
  const message = messages[0]!;
  // The attempts are its effect's.
  const effect = await world.db
    .collection<{ _id: string; attempts: number }>('whenthen_effects')
    .findOne({ _id: message._id });
  return { ...message, attempts: effect?.attempts ?? 0 };
};

/** Is nothing claimed any more? */
const noClaims = async (): Promise<boolean> =>
  (await world.db.collection('whenthen_effects').countDocuments({ state: 'open', lease: { $exists: true } })) === 0;

const arrivedFor = async ({ email }: Shopper): Promise<number> => (await world.mail.inbox.list(email)).length;

const atRest = () => world.until('everything to be done', () => isAtRest(world.db));

/** Lets somebody cause a mail, kills the worker at the moment that `trap` waits for, and starts it again. */
const killedAt = async (who: Shopper, trap: () => Promise<unknown>): Promise<void> => {
  const moment = trap();
  await world.engine.track(cartEvent('added_to_cart', who));
  await world.within('the moment of the kill', moment);
  await world.kill(worker);
  await letTimePass();
  await worker.restart();
  await atRest();
  const { items: runs } = await world.engine.runs.list({ limit: 200 });
  expect(runs.filter(({ person }) => person.email === who.email)).toMatchObject([{ outcome: 'completed' }]);
};

let number = 0;
const somebody = (): Shopper => shopper((number += 1), 'leaves');

describe('a worker killed before its mail can have been accepted sends it again, once', () => {
  it.each([
    ['before the event is taken in', 1, () => world.proxy.stopAt('before', isUpdate('people'))],
    ['when the person has entered', 1, () => world.proxy.stopAt('after', isInsert('runs'))],
    ['when the run has been decided on, but not written', 1, () => world.proxy.stopAt('before', isUpdate('runs'))],
    ['when the run has gone on, and nothing is sent yet', 1, () => world.proxy.stopAt('after', isUpdate('runs'))],
    ['when the mail is written down', 1, () => world.proxy.stopAt('after', isInsert('messages'))],
    ['while its body is on the way', 2, () => world.proxy.stopAt('before', isUpdate('messages', 'sending'))],
  ])(
    '%s',
    async (_moment, times, trap) => {
      const who = somebody();
      await killedAt(who, trap);
      expect(await arrivedFor(who)).toBe(1);
      expect(begun.get(who.email)).toBe(times);
      expect(await messageTo(who)).toMatchObject({ state: 'sent' });
    },
    MINUTE,
  );
});

describe('a worker killed when its mail may have been accepted leaves it to a person', () => {
  it.each([
    ['after the last byte, before the answer', lastByte],
    ['after the answer, before it is written down', () => world.proxy.stopAt('before', isUpdate('messages', 'sent'))],
  ])(
    '%s: it is held, and never sent twice',
    async (_moment, trap) => {
      const who = somebody();
      await killedAt(who, trap);
      const { _id, state } = await messageTo(who);
      expect(state).toBe('uncertain');
      await world.engine.messages.resolve(_id, 'sent');
      expect(await messageTo(who)).toMatchObject({ state: 'sent' });
      await expect(world.engine.messages.resolve(_id, 'resend')).rejects.toMatchObject({ code: 'conflict' });
      await atRest();
      expect(await arrivedFor(who)).toBe(1);
      expect(begun.get(who.email)).toBe(1);
    },
    MINUTE,
  );

  it(
    'between the mark and the last byte: it is held, and sent when somebody says so',
    async () => {
      const who = somebody();
      await killedAt(who, () => world.proxy.stopAt('after', isUpdate('messages', 'sending')));
      const { _id, state } = await messageTo(who);
      expect(state).toBe('uncertain');
      expect(await arrivedFor(who)).toBe(0);
      await world.engine.messages.resolve(_id, 'resend');
      await atRest();
      expect(await arrivedFor(who)).toBe(1);
      expect(await messageTo(who)).toMatchObject({ state: 'sent' });
    },
    MINUTE,
  );
});

it(
  'a worker killed after it wrote down that its mail was accepted does not send it again',
  async () => {
    const who = somebody();
    await killedAt(who, () => world.proxy.stopAt('before', isUpdate('effects', 'done')));
    expect(await messageTo(who)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await arrivedFor(who)).toBe(1);
    expect(begun.get(who.email)).toBe(1);
  },
  MINUTE,
);

describe('a worker whose connection to MongoDB breaks', () => {
  const brokenAt = async (who: Shopper, moment: Promise<unknown>): Promise<void> => {
    await world.engine.track(cartEvent('added_to_cart', who));
    await world.within('the moment of the break', moment);
    world.proxy.reset();
  };

  it('before the mark knows that its mail was not sent, and tries again', async () => {
    const who = somebody();
    await brokenAt(who, world.proxy.stopAt('before', isUpdate('messages', 'sending')));
    await world.until('a next attempt to be planned', noClaims);
    expect(await arrivedFor(who)).toBe(0);
    await letTimePass();
    await atRest();
    expect(await messageTo(who)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await arrivedFor(who)).toBe(1);
  }, 60_000);

  it('after the answer still writes down that its mail was sent', async () => {
    const who = somebody();
    await brokenAt(who, world.proxy.stopAt('before', isUpdate('messages', 'sent')));
    await atRest();
    expect(await messageTo(who)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await arrivedFor(who)).toBe(1);
  }, 60_000);
});

it(
  'a worker that hangs in the middle of a mail, and goes on after another one has sent it, is refused',
  async () => {
    const who = somebody();
    const hangs = world.proxy.stopAt('before', isUpdate('messages', 'sending'));
    await world.engine.track(cartEvent('added_to_cart', who));
    await world.within('the worker to hang', hangs);
    await letTimePass();
    const other = await world.worker('another', { direct: true });
    await atRest();
    expect(await arrivedFor(who)).toBe(1);

    const reports = world.proxy.stopAt('after', isUpdate('effects'));
    world.proxy.goOn();
    await world.within('the first worker to give up', reports);
    world.proxy.goOn();
    expect(await messageTo(who)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(begun.get(who.email)).toBe(2);
    expect(await arrivedFor(who)).toBe(1);
    await other.stop();
  },
  MINUTE,
);

it('in the end everybody has got one mail, and each has a Message-ID of its own', () => {
  const { mails } = world.mail;
  expect(mails.map(({ to }) => to.join()).sort()).toEqual([...begun.keys()].sort());
  expect(mails).toHaveLength(number);
  expect(new Set(mails.map(({ headers }) => headers['message-id'])).size).toBe(number);
});
