import type { MessageRecord } from '../../../../core/src/model/message.js';
import { PERSONS, type Maker, type Story } from './call.js';

const IDS = Array.from({ length: 15 }, (_, i) => `message-${i}`);
const CLAIMS = ['mine', 'another'] as const;

const idOf = (story: Story): string => story.one(IDS);
const mailId = (id: string): string => `<${id}@example.com>`;

const message = (story: Story, _id: string): MessageRecord => ({
  _id,
  run: `run-${story.random.whole(1, 9)}`,
  person: story.one(PERSONS),
  ...{ workflow: 'cart', step: 'send', to: 'ada@example.com', template: 'hello', templateVersion: null },
  messageId: mailId(_id),
  ...{ subject: null, html: null, text: null, state: 'pending', createdAt: story.now(), sentAt: null },
});

const open: Maker = (story) => {
  const messages = story.some(IDS, 3).map((id) => message(story, id));
  return ({ store }) => Promise.all(messages.map((m) => store.messages.open(m)));
};

const mark: Maker = (story) => {
  const id = idOf(story);
  const claim = story.random.pick(CLAIMS);
  const content = { subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', templateVersion: story.random.whole(1, 3) };
  return ({ store }) => store.messages.markSending(id, claim, content);
};

const settle: Maker = (story) => {
  const id = idOf(story);
  const claim = story.random.pick(CLAIMS);
  const state = story.random.pick(['failed', 'skipped', 'uncertain', 'pending'] as const);
  return ({ store }) => store.messages.settle(id, claim, state);
};

const giveUp: Maker = (story) => {
  const id = story.chance(90) ? idOf(story) : 'unknown';
  const claim = story.chance(50) ? story.random.pick(CLAIMS) : undefined;
  return ({ store }) => store.messages.giveUp(id, claim);
};

const cutOff: Maker = (story) => {
  const id = idOf(story);
  const state = story.random.pick(['uncertain', 'pending'] as const);
  return ({ store }) => store.messages.settleCutOff(id, state);
};

const accept: Maker = (story) => {
  const id = idOf(story);
  const now = story.now();
  const messageId = mailId(story.chance(80) ? id : 'another');
  return ({ store }) => store.messages.accepted(id, messageId, now);
};

const resolve: Maker = (story) => {
  const id = idOf(story);
  const now = story.now();
  const state = story.random.pick(['pending', 'sent'] as const);
  return ({ store }) => store.messages.resolve(id, state, now);
};

export const messageCalls: Record<string, Maker> = { ...{ open, mark, settle, giveUp, cutOff, accept, resolve } };
