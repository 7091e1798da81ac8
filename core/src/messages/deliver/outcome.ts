import { mailRetry, retryDelay } from '../../decide/retry.js';
import type { EffectOutcome, EffectRecord } from '../../model/effect.js';
import type { DeliverParts } from './parts.js';

/** What became of an attempt. `marked`: its message says `sending`, by this attempt. */
export type DeliveryOutcome =
  /**
   * The server has accepted it just now; `refused` names those of several addresses that it did not; `remark`: what
   * is to be known of it all the same.
   */
  | { kind: 'sent'; messageId: string; refused: string[]; remark?: string | undefined }
  /** An earlier attempt had sent it, and its message says so. */
  | { kind: 'sent before' }
  /** `noSuchMailbox`: because the address leads nowhere. */
  | { kind: 'failed'; reason: string; noSuchMailbox?: boolean }
  /** `expired`: it was too late. */
  | { kind: 'skipped'; reason: string; expired?: true }
  /** This attempt broke off where the server may have accepted it: somebody has to decide. */
  | { kind: 'held'; reason: string }
  /** An earlier one did; its message says so. */
  | { kind: 'cut off' }
  | { kind: 'later'; dueAt: Date; reason: string; marked: boolean }
  /** The server is away, or wants it slower: that was no attempt at the mail, and does not count. */
  | { kind: 'held up'; dueAt: Date; reason: string; marked: boolean }
  /** It belongs into another lane; no attempt counts. */
  | { kind: 'moved'; lane: string; dueAt: Date }
  /** It may not go out yet; no attempt counts. */
  | { kind: 'put off'; dueAt: Date; reason: string }
  /** The message is another attempt's by now, and that one tells what becomes of it: the next look finds that. */
  | { kind: 'taken over'; dueAt: Date }
  /** The signal aborted while nothing had left. */
  | { kind: 'given back'; marked: boolean };

/** In milliseconds. */
const NEXT_LOOK = 1_000;

export const TAKEN_OVER = 'Another worker has taken this message over';
const CUT_OFF = 'An earlier attempt was cut off while the mail server may have accepted it';

/** Has a step found what becomes of the mail, so that none follows? */
export const isOver = (value: object): value is DeliveryOutcome => 'kind' in value;

/** Another attempt has it. */
export const takenOver = ({ now }: Pick<DeliverParts, 'now'>): DeliveryOutcome => ({
  kind: 'taken over',
  dueAt: new Date(now() + NEXT_LOOK),
});

/** It is tried again after a while; after the last attempt, it has failed. */
export const tryAgain = (
  { now, spreadOf }: Pick<DeliverParts, 'now' | 'spreadOf'>,
  { _id, attempts }: Pick<EffectRecord, '_id' | 'attempts'>,
  reason: string,
  marked: boolean,
): DeliveryOutcome => {
  const delay = retryDelay(mailRetry, attempts, spreadOf(_id));
  return delay === undefined
    ? { kind: 'failed', reason: `Given up after ${attempts} attempts: ${reason}` }
    : { kind: 'later', dueAt: new Date(now() + delay), reason, marked };
};

/** The same, as its effect has it. What is given back has none. */
export const effectOutcome = (outcome: Exclude<DeliveryOutcome, { kind: 'given back' }>): EffectOutcome => {
  switch (outcome.kind) {
    case 'sent': {
      const reasons = [
        ...(outcome.refused.length > 0
          ? [`The mail server refused ${outcome.refused.join(', ')}; the others got it`]
          : []),
        ...(outcome.remark ? [outcome.remark] : []),
      ];
      return reasons.length > 0 ? { state: 'done', reason: reasons.join('. ') } : { state: 'done' };
    }
    case 'moved':
      return { state: 'moved', lane: outcome.lane, dueAt: outcome.dueAt };
    case 'sent before':
      return { state: 'done' };
    case 'failed':
    case 'held':
      return { state: outcome.kind, reason: outcome.reason };
    case 'skipped':
      return { state: 'skipped', reason: outcome.reason, ...(outcome.expired && { expired: true }) };
    case 'cut off':
      return { state: 'held', reason: CUT_OFF };
    case 'later':
    case 'held up':
    case 'put off':
      return { state: outcome.kind, dueAt: outcome.dueAt, reason: outcome.reason };
    case 'taken over':
      return { state: 'later', dueAt: outcome.dueAt, reason: TAKEN_OVER };
  }
};
