import type { PersonChange } from '../../../../core/src/decide/types.js';
import type { Json } from '../../../../core/src/definition/json/json.js';
import type { Telling } from '../../../../core/src/model/person.js';
import type { SubscriptionChange } from '../../../../core/src/model/mail/subscription.js';
import { EMAILS, FAR, type Maker, type Story } from './call.js';

const TAGS = ['vip', 'lead', '$odd', 'a.b'] as const;
const FIELDS = ['plan', 'visits', 'score', 'first_name'] as const;
const VALUES: readonly [Json, ...Json[]] = [
  'gold',
  '$gold',
  3,
  2.5,
  '12',
  ' 7 ',
  null,
  true,
  ['a', 'b'],
  { deep: { er: 1 } },
];
const SEGMENTS = ['vips', 'lapsed', 'new'] as const;
const LONG_AGO = new Date(0);

const change = ({ random }: Story): PersonChange => {
  switch (random.whole(1, 4)) {
    case 1:
      return { kind: 'add_tag', tag: random.pick(TAGS) };
    case 2:
      return { kind: 'remove_tag', tag: random.pick(TAGS) };
    case 3:
      return { kind: 'set_field', field: random.pick(FIELDS), value: random.pick(VALUES) };
    default: {
      const operation = random.pick(['add', 'subtract', 'multiply', 'divide'] as const);
      // What is divided by nothing is not decided upon.
      const by = random.pick([1, 2.5, -3, operation === 'divide' ? 2 : 0]);
      return { kind: 'calculate', field: random.pick(FIELDS), operation, by };
    }
  }
};
const changes = (story: Story): PersonChange[] => Array.from({ length: story.random.whole(1, 4) }, () => change(story));
const cause = ({ random, chance }: Story) => ({
  depth: random.whole(0, 2),
  ...(chance(50) ? { run: `run-${random.whole(1, 9)}` } : {}),
});

const telling = (story: Story): Telling => {
  const { random, chance, around } = story;
  const person = {
    fields: Object.fromEntries(story.some(FIELDS, 2).map((field) => [field, random.pick(VALUES)])),
    ...(chance(50) ? { tags: story.some(TAGS, 2) } : {}),
    ...(chance(30) ? { externalIds: { customer: `c${random.whole(1, 9)}` } } : {}),
    ...(chance(30) ? { timeZone: random.pick(['Europe/Berlin', 'Asia/Tokyo']), locale: 'de-DE' } : {}),
  };
  return {
    _id: `store:${random.whole(1, 60)}`,
    email: story.one(EMAILS),
    occurredAt: around(),
    ...(chance(80) ? { person } : {}),
    ...(chance(20) ? { quiet: true } : {}),
  };
};

const tell: Maker = (story) => {
  const told = new Map(Array.from({ length: story.random.whole(1, 5) }, () => telling(story)).map((t) => [t._id, t]));
  const now = story.now();
  const until = story.chance(90) ? FAR : LONG_AGO;
  const heardFields = new Set(story.some(FIELDS, 3));
  return ({ store }) => store.people.upsertFromEvents([...told.values()], { now, until, heardFields });
};

const forgetTold: Maker = (story) => {
  const emails = story.some(EMAILS, 4);
  const events = Array.from({ length: 20 }, () => `store:${story.random.whole(1, 60)}`);
  const until = story.chance(90) ? FAR : LONG_AGO;
  return async ({ store, ids }) => store.people.forgetTold(await ids(emails), events, until);
};

const changePeople: Maker = (story) => {
  const groups = Array.from({ length: story.random.whole(1, 2) }, () => ({
    emails: story.some(EMAILS, 3),
    changes: changes(story),
    cause: cause(story),
  }));
  const now = story.now();
  return async ({ store, ids }) => {
    const found = groups.map(async ({ emails, ...group }) => ({ ...group, people: await ids(emails) }));
    await store.people.change(await Promise.all(found), now);
  };
};

const apply: Maker = (story) => {
  const [first, second] = [EMAILS.slice(0, 4), EMAILS.slice(4)];
  const applications = [first, second].map((from, i) => ({
    key: `key-${i}-${story.random.whole(1, 12)}`,
    changes: changes(story),
    cause: cause(story),
    at: story.now(),
    emails: story.some(from, 3),
  }));
  const since = story.chance(50) ? FAR : LONG_AGO;
  const deadline = story.chance(90) ? FAR : LONG_AGO;
  return async ({ store, ids }) => {
    const found = applications.map(async ({ emails, ...application }) => ({
      ...application,
      people: [...(await ids(emails)), 'nobody'],
    }));
    // "nobody" stands in one of them alone.
    const [one, other] = await Promise.all(found);
    if (!one || !other) return undefined;
    return store.people.apply([one, { ...other, people: other.people.slice(0, -1) }], { since, deadline });
  };
};

/** Somebody as read, or as somebody else read them before a change. */
const settle: Maker = (story) => {
  const emails = story.some(EMAILS, 3);
  const segments = story.some(SEGMENTS, 2);
  const now = story.now();
  const segmentsAt = story.chance(50) ? story.around() : undefined;
  const isStale = story.chance(25);
  const news = story.chance(50)
    ? [{ name: '$segment_entered', properties: { segment: segments[0] ?? '' }, depth: 0 }]
    : [];
  return async ({ store }) => {
    const found = [...(await store.people.byEmails(emails)).values()];
    const read = found.map((person) => (isStale ? { ...person, rev: (person.rev ?? 0) - 1 } : person));
    return store.people.writeSegments(
      read.map((person) => ({ person, segments, segmentsAt, news })),
      now,
    );
  };
};

const settleDates: Maker = (story) => {
  const emails = story.some(EMAILS, 2);
  const dates: Record<string, Date> = story.chance(70) ? { birthday: story.around(), trial: story.around() } : {};
  return async ({ store }) => {
    const found = [...(await store.people.byEmails(emails)).values()];
    return store.people.writeDates(found.map((person) => ({ person, dates })));
  };
};

const putOff: Maker = (story) => {
  const email = story.some(EMAILS, 1);
  const what = story.random.pick(['segmentsAt', 'datesAt'] as const);
  const until = story.around();
  return async ({ store, ids }) => store.people.putOff((await ids(email))[0] ?? 'nobody', what, until);
};

const hear: Maker = (story) => {
  const many = story.random.whole(1, 3);
  return async ({ store }) => {
    const all = await store.people.withNews(1_000);
    const heard = all.sort((a, b) => (a.email < b.email ? -1 : 1)).slice(0, many);
    const news = heard.flatMap((h) => h.news.slice(0, many).map((n) => n.id));
    await store.people.forgetNews(
      heard.map((h) => h.person),
      news,
    );
    return news.length;
  };
};

const leaveSegment: Maker = ({ random }) => {
  const segment = random.pick(SEGMENTS);
  return ({ store }) => store.people.leaveSegment(segment);
};

const writeWords: Maker = (story) => {
  const emails = story.some(EMAILS, 2);
  const isStale = story.chance(25);
  return async ({ store }) => {
    const found = [...(await store.people.byEmails(emails)).values()];
    return store.people.writeWords(
      found.map((person) => ({
        person: { ...person, rev: (person.rev ?? 0) - (isStale ? 1 : 0) },
        words: [{ w: 'word', of: 'first_name' }],
      })),
    );
  };
};

const subscribe: Maker = (story) => {
  const { random, chance } = story;
  const all = story.some(EMAILS, 3).map((email): SubscriptionChange => ({
    email,
    status: random.pick(['subscribed', 'unsubscribed', 'bounced', 'complained'] as const),
    since: story.around(),
    by: 'ada',
    ...(chance(50) ? { how: 'page' as const } : {}),
  }));
  return ({ store }) => store.subscriptions.apply(all);
};

export const peopleCalls: Record<string, Maker> = {
  ...{ tell, forgetTold, changePeople, apply, settle, settleDates, putOff, hear, leaveSegment, writeWords, subscribe },
};
