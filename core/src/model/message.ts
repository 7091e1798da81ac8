import type { EffectRecord } from './effect.js';
import type { FeedbackKind } from './mail/feedback.js';
import type { TrackingAnswer } from '../decide/tracking.js';

/** Where an e-mail is. `uncertain`: a crash left open whether the server accepted it; a person decides. */
export const messageStates = ['pending', 'sending', 'sent', 'failed', 'skipped', 'uncertain'] as const;
export type MessageState = (typeof messageStates)[number];

/** By whom an e-mail goes, or went. */
export interface MessageSender {
  /** One of the shop's; `null`: the default one. */
  id: string | null;
  /** The line From: `"Shop" <shop@example.com>`. */
  from: string;
  /** The named way out that it leaves by; `null`: the usual one. */
  transport: string | null;
  /** Why it is not the one that was wanted. */
  remark?: string;
}

/** What is noted of an e-mail at the last moment before it goes out. */
export interface MessageContent {
  subject: string;
  html: string;
  text: string;
  templateVersion: number | null;
  sender?: MessageSender;
  tracking?: TrackingAnswer;
}

/**
 * One e-mail, as stored. A mail is an effect and a message, under the same key (`_id`): the effect is the work, and owns
 * attempts, lease and reason; the message is what came of it, and holds what was written, to whom, and how far it got.
 * The message is written first, so that whoever finds the effect still open learns from it whether the mail may have gone
 * out; `claim` names the lease it is being sent under, and takes none. Records of earlier versions may still have
 * attempts and a reason of their own, and these count until the mail is tried again: see `standing`. What the two say
 * together is `stateOf`.
 */
export interface MessageRecord {
  _id: string;
  run: string;
  person: string;
  workflow: string;
  step: string;
  /** The person's address; of a notification, those of the staff, with commas. */
  to: string;
  /** `null`: a notification to staff, which is written in the workflow itself. */
  template: string | null;
  templateVersion: number | null;
  /** The Message-ID header: the same for every attempt. */
  messageId: string;
  subject: string | null;
  html: string | null;
  text: string | null;
  /** By whom it goes; left out as long as it was not rendered, and by earlier versions. */
  sender?: MessageSender;
  /** Whether opens and clicks are tracked, and why; left out likewise. */
  tracking?: TrackingAnswer;
  state: MessageState;
  /** The effect's lease under which it is being sent: only that attempt may say that it was not accepted. */
  claim?: string;
  /** Somebody decided that it was sent, or was not: nobody knew. */
  byHand?: true;
  /** As an earlier version kept them; since then the effect does. */
  reason?: string | null;
  attempts?: number;
  createdAt: Date;
  sentAt: Date | null;
  /** When the mail server of whoever it is for took it, where a provider told. */
  deliveredAt?: Date;
  /** That it came back, with the server's words; `lasting`: for good. */
  bounced?: { at: Date; lasting: boolean; why: string };
  /** When whoever it is for called it spam. */
  complainedAt?: Date;
}

/** What a mail server told of a message. */
export interface MessageFeedback {
  id: string;
  kind: FeedbackKind;
  at: Date;
  why: string;
}

/**
 * What messages need from a store. Only who moved a message from `pending` to `sending` may send it; that needs no lease,
 * and so holds also for a worker that stood still meanwhile.
 */
export interface MessageStore {
  /**
   * Makes the message known for an attempt. Returns the state it has: `sending` means that an earlier attempt may have
   * been accepted. One that failed or was skipped, while its effect is open again, is pending again.
   */
  open(message: MessageRecord): Promise<MessageState>;
  /** Notes what is about to be sent, and by which claim; false when it is not pending, and then it must not be sent. */
  markSending(id: string, claim: string, content: MessageContent): Promise<boolean>;
  /** Notes how it came out for one that was pending, or was being sent by this claim: it was not accepted. */
  settle(id: string, claim: string, state: 'failed' | 'skipped' | 'uncertain' | 'pending'): Promise<void>;
  /**
   * Notes that it will not be tried any more: one that is pending failed, one that was being sent is uncertain. With a
   * claim, only where it was being sent by this one. Returns the state it has then; `null` where there is none.
   */
  giveUp(id: string, claim?: string): Promise<MessageState | null>;
  /** Holds, or sends again, what another claim was sending when it was cut off; false when it is that no more. */
  settleCutOff(id: string, state: 'uncertain' | 'pending'): Promise<boolean>;
  /**
   * Notes that the server has accepted it, whatever has been noted meanwhile and by whom: this is known. A sending anew
   * that is still pending is thereby cancelled.
   */
  accepted(id: string, messageId: string, now: Date): Promise<void>;
  /** Which of these were sent. */
  sentOf(keys: string[]): Promise<string[]>;
  /** Decides by hand about a held message; false when it is not held. */
  resolve(id: string, state: 'pending' | 'sent' | 'failed', now: Date): Promise<boolean>;
  /** Does so for those of these that are held. */
  resolveAll(ids: string[], state: 'pending' | 'sent' | 'failed', now: Date): Promise<void>;
  /** Holds again what was counted as sent, or as not sent, by hand, and of which nobody has heard more. */
  reconsider(ids: string[]): Promise<void>;
  /** The states of those of these that are there. */
  statesOf(ids: string[]): Promise<Map<string, MessageState>>;
  /**
   * Takes a person out of their messages, so many at most: what is counted stays, under `alias`; whom it went to and what it
   * said goes. One that is pending will not be sent. Returns how many.
   */
  erase(query: { person: string; alias: string; limit: number }): Promise<number>;
  /** Makes messages of one person another's, so many at most; whom they went to stays. Returns how many. */
  reassign(query: { from: string; to: string; limit: number }): Promise<number>;
  get(id: string): Promise<MessageRecord | null>;
  /** Those that went out under these Message-IDs. */
  byMessageIds(messageIds: string[]): Promise<MessageRecord[]>;
  /** Notes what mail servers told of them: of each kind the first, but that one came back for good above all. */
  noteFeedback(told: MessageFeedback[]): Promise<void>;
  byRun(run: string): Promise<MessageRecord[]>;
  /** Those of these ids that are there. */
  known(ids: string[]): Promise<Set<string>>;
  /** Newest first; with `q`, the start of an address, by address. `after` is the id of the last one seen. */
  list(query: {
    q?: string | undefined;
    template?: string | undefined;
    person?: string | undefined;
    run?: string | undefined;
    state?: MessageState | undefined;
    after?: string | undefined;
    limit: number;
  }): Promise<MessageRecord[]>;
  /** Newest first, up to and including `until`. */
  ofPerson(query: { person: string; until?: Date | undefined; limit: number }): Promise<MessageRecord[]>;
}

/** Attempts and reason are the effect's; a message of an earlier version, not tried since, has its own. */
export const standing = (m: MessageRecord, effect: EffectRecord | undefined) =>
  m.attempts === undefined
    ? { attempts: effect?.attempts ?? (m.state === 'sent' ? 1 : 0), reason: effect?.reason ?? null }
    : { attempts: m.attempts, reason: m.reason ?? null };

/**
 * Where a decision about a held one was cut off, it is still to be made. One that waits while its effect has ended will
 * not go out: a worker that stood still took it up once more, behind the end, or an earlier version left it so.
 */
export const stateOf = (m: MessageRecord, effect: EffectRecord | undefined): MessageState => {
  if (effect?.state === 'held') return 'uncertain';
  return m.state === 'pending' && (effect?.state === 'failed' || effect?.state === 'skipped') ? effect.state : m.state;
};
