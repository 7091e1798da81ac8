import { partOf, type EventRecord } from '../../../../core/src/model/event.js';
import { EMAILS, WORKFLOWS, type Maker, type Story } from './call.js';

const IDS = Array.from({ length: 40 }, (_, i) => `store:${i}`);
const PARTS = [...new Set(EMAILS.map(partOf))];

const event = (story: Story): EventRecord => {
  const { random, chance } = story;
  const subject = `cart:${random.whole(1, 6)}`;
  return {
    _id: story.one(IDS),
    source: 'store',
    name: random.pick(['added_to_cart', '$purchase', 'signed_up'] as const),
    email: story.one(EMAILS),
    ...(chance(60) ? { subject, owns: chance(50) } : {}),
    properties: { cart_id: subject, price: random.whole(1, 100), nested: { list: [1, 'two', null] } },
    occurredAt: story.now(),
    receivedAt: story.now(),
    state: 'received',
    ...(chance(10) ? { endRuns: 'The account was deleted' } : {}),
    ...(chance(10) ? { depth: 1 } : {}),
  };
};

const insert: Maker = (story) => {
  const events = Array.from({ length: story.random.whole(1, 6) }, () => event(story));
  return ({ store }) => store.events.insertNew(events);
};

const begin: Maker = (story) => {
  const [id = ''] = story.some(IDS, 1);
  const retryAt = story.around();
  return ({ store }) => store.events.begin(id, retryAt);
};

const couldNot: Maker = (story) => {
  const [id = ''] = story.some(IDS, 1);
  const then = story.random.pick(['try again', 'give up'] as const);
  return ({ store }) => store.events.couldNot(id, 'It threw', then);
};

const process: Maker = (story) => {
  const without = story.some(EMAILS, 2);
  const limit = story.random.whole(1, 10);
  const isStale = story.chance(20);
  return async ({ store }) => {
    const read = await store.events.waiting({ parts: PARTS, without, limit });
    await store.events.markProcessed(
      read.map(({ _id, startFor }) => ({ _id, ...(startFor && !isStale ? { startFor } : {}) })),
    );
    return read.map((e) => e._id);
  };
};

const whyOf = ({ chance }: Story) => (chance(30) ? ('fuse' as const) : ('late' as const));

const leaveOut: Maker = (story) => {
  const workflow = story.random.pick(WORKFLOWS);
  const ids = story.some(IDS, 12);
  const why = whyOf(story);
  return ({ store }) => store.events.leaveOut(workflow, ids, why);
};

const startLeftOut: Maker = (story) => {
  const workflow = story.random.pick(WORKFLOWS);
  const why = whyOf(story);
  return ({ store }) => store.events.startLeftOut(workflow, why);
};

const dismissLeftOut: Maker = (story) => {
  const workflow = story.random.pick(WORKFLOWS);
  const why = whyOf(story);
  return ({ store }) => store.events.dismissLeftOut(workflow, why);
};

export const eventCalls: Record<string, Maker> = {
  ...{ insert, begin, couldNot, process, leaveOut, startLeftOut, dismissLeftOut },
};
