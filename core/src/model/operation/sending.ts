import type { EffectRecord } from '../effect.js';
import { MAILS } from '../lane.js';

/** Why nothing is sent: somebody wants it so; the database is a copy of an earlier state; or nobody worked for long. */
export type HoldReason = 'by hand' | 'restored' | 'gap';

/** Nothing is sent until somebody has decided. */
export interface Hold {
  since: Date;
  why: HoldReason;
  /** Who of the staff; `null`: the engine itself. */
  by: string | null;
  /** In the words of whoever holds it; empty where it was the engine. */
  reason: string;
  /** When a worker was there last, as this database knows, where nobody holds it by hand. */
  lastAlive?: Date;
}

/** What was due before a moment goes out no more. */
export interface SkipRule {
  before: Date;
  by: string | null;
  /** When it was decided. */
  at: Date;
}

/** Whether anything is sent, as stored: one document. */
export interface SendingRecord {
  _id: 'sending';
  /** Which database it was written in. A dump that was restored, or a copy, is another one. */
  identity: string;
  /** Counts the signs of life of all workers; it never goes back. */
  beats: number;
  /** When the last of them was, by the database's clock. */
  aliveAt: Date;
  /** Counts the changes of what follows. */
  rev: number;
  held: Hold | null;
  skip: SkipRule | null;
}

/** What holding the sending needs from a store. */
export interface SendingStore {
  get(): Promise<SendingRecord | null>;
  /** A worker is there. Returns the record as it stood before; `null` where this made it, for this database. */
  beat(identity: string): Promise<SendingRecord | null>;
  /** Changes what is held, over the change `rev`; makes the record where there is none (0). False where somebody was faster. */
  change(rev: number, to: Pick<SendingRecord, 'identity' | 'held' | 'skip'>): Promise<boolean>;
}

/** Actions that reach nobody outside: they go on while sending is held. */
const INSIDE: readonly string[] = [
  'trigger_event',
  'add_to_sequence',
  'remove_from_sequence',
  'start_workflow',
  'stop_workflow',
];

/** Does this action leave the engine: as an e-mail, a call, or by code of the developers? */
export const leavesHouse = (action: string): boolean => !INSIDE.includes(action);

/** May a lane be worked on while sending is held? */
export const isInside = (lane: string): boolean => INSIDE.some((action) => lane === `action:${action}`);

/** Of the lanes of a process, those that may be worked on while sending is held. */
export const insideOnly = <L extends { names: string[]; prefixes: string[] }>(lanes: L): L => ({
  ...lanes,
  names: lanes.names.filter(isInside),
  prefixes: [],
});

type Dated = Pick<EffectRecord, 'due' | 'moment' | 'createdAt'>;

/** When an effect was due: when its run would have come to it in time, or was due itself, or when it was recorded. */
export const dueOf = ({ due, moment, createdAt }: Dated): Date => {
  const late = moment ?? createdAt;
  return due && due < late ? due : late;
};

/** What kind of sending an action is, for who counts what waits. */
export const sendingKind = (action: string): 'mails' | 'webhooks' | 'others' =>
  MAILS.includes(action) ? 'mails' : action === 'send_webhook' ? 'webhooks' : 'others';

/** Whether an effect is skipped by a rule, and why, in words. */
export const skippedBy = (effect: Pick<EffectRecord, 'action'> & Dated, rule: SkipRule | null): string | undefined => {
  const due = dueOf(effect);
  if (!rule || !leavesHouse(effect.action) || due >= rule.before) return undefined;
  return `Not sent: it was due at ${due.toISOString()}, and ${rule.by ?? 'a program'} decided that nothing goes out that was due before ${rule.before.toISOString()}`;
};
