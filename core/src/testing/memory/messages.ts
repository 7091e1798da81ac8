import type { MessageRecord, MessageState, MessageStore } from '../../model/message.js';
import { messageErasing } from './privacy/mails.js';
import { newestBelow } from './kit/newest-below.js';
import type { Tables } from './kit/tables.js';

type Known = Readonly<MessageRecord>;

const has =
  (...states: MessageState[]) =>
  ({ state }: Known): boolean =>
    states.includes(state);

const byTime = (a: Known, b: Known): number => a.createdAt.getTime() - b.createdAt.getTime();

/** Moves to a state and forgets what an earlier version kept of the attempts before. */
const anew =
  (state: MessageState, sentAt?: Date) =>
  (message: MessageRecord): void => {
    message.state = state;
    if (sentAt) message.sentAt = sentAt;
    delete message.byHand;
    delete message.reason;
    delete message.attempts;
  };

/** Decides about one that no claim is sending any more. */
const decided =
  (state: MessageState, sentAt?: Date) =>
  (message: MessageRecord): void => {
    anew(state, sentAt)(message);
    delete message.claim;
  };

/** Decides by hand: what counts as sent, or as not sent, is marked so. */
const byHand =
  (state: 'pending' | 'sent' | 'failed', now: Date) =>
  (message: MessageRecord): void => {
    decided(state, state === 'sent' ? now : undefined)(message);
    if (state !== 'pending') message.byHand = true;
  };

const isSendingBy = ({ state, claim }: Known, by: string | undefined): boolean =>
  state === 'sending' && (by === undefined || claim === by);

/** Messages in memory. */
export const createMemoryMessages = ({ messages }: Tables): MessageStore => ({
  ...messageErasing({ messages }),

  async open(message) {
    if (messages.insert(message)) return 'pending';
    messages.update(message._id, anew('pending'), has('pending', 'failed', 'skipped'));
    return messages.get(message._id)?.state ?? 'pending';
  },

  async markSending(id, claim, content) {
    messages.update(id, (m) => void Object.assign(m, { state: 'sending', claim, ...content }), has('pending'));
    // A claim that marked it before may do so again.
    const message = messages.get(id);
    return message !== undefined && isSendingBy(message, claim);
  },

  async settle(id, claim, state) {
    messages.update(
      id,
      (m) => void (m.state = state),
      (m) => m.state === 'pending' || isSendingBy(m, claim),
    );
  },

  async giveUp(id, claim) {
    messages.update(
      id,
      (m) => void (m.state = m.state === 'sending' ? 'uncertain' : 'failed'),
      (m) => m.state === 'pending' || isSendingBy(m, claim),
    );
    return messages.get(id)?.state ?? null;
  },

  settleCutOff: async (id, state) => messages.update(id, decided(state), has('sending', 'uncertain')) !== undefined,

  async accepted(id, messageId, now) {
    messages.update(
      id,
      anew('sent', now),
      (m) => m.messageId === messageId && (m.state !== 'sent' || m.byHand === true),
    );
  },

  async sentOf(keys) {
    const wanted = new Set(keys);
    return messages.find((m) => wanted.has(m._id) && m.state === 'sent').map((m) => m._id);
  },

  resolve: async (id, state, now) => messages.update(id, byHand(state, now), has('uncertain')) !== undefined,

  async resolveAll(ids, state, now) {
    for (const id of new Set(ids)) messages.update(id, byHand(state, now), has('uncertain'));
  },

  async reconsider(ids) {
    const hold = (message: MessageRecord): void => {
      Object.assign(message, { state: 'uncertain', sentAt: null });
      delete message.byHand;
    };
    for (const id of new Set(ids)) messages.update(id, hold, (m) => m.byHand === true && has('sent', 'failed')(m));
  },

  async statesOf(ids) {
    const wanted = new Set(ids);
    return new Map(messages.find(({ _id }) => wanted.has(_id)).map((m) => [m._id, m.state]));
  },

  get: async (id) => messages.get(id) ?? null,

  byMessageIds: async (messageIds) => messages.find((m) => messageIds.includes(m.messageId)),

  async noteFeedback(told) {
    for (const { id, kind, at, why } of told)
      messages.update(id, (message) => {
        if (kind === 'delivered') message.deliveredAt ??= at;
        else if (kind === 'complaint') message.complainedAt ??= at;
        else if (!message.bounced || (kind === 'hard' && !message.bounced.lasting))
          message.bounced = { at, lasting: kind === 'hard', why };
      });
  },

  byRun: async (run) => messages.find((m) => m.run === run).sort(byTime),

  known: async (ids) => new Set(ids.filter((id) => messages.has(id))),

  list: async ({ q, template, person, run, state, after, limit }) =>
    newestBelow(messages, {
      fits: (m) =>
        (!template || m.template === template) &&
        (!person || m.person === person) &&
        (!run || m.run === run) &&
        (!state || m.state === state),
      addressOf: (m) => m.to,
      timeOf: (m) => m.createdAt,
      prefix: q,
      after,
      limit,
    }),

  ofPerson: async ({ person, until, limit }) =>
    messages
      .find((m) => m.person === person && (!until || m.createdAt <= until))
      .sort((a, b) => byTime(b, a))
      .slice(0, limit),
});
