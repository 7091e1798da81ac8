import type { EffectOutcome, EffectRecord, EffectStore } from '../../../model/effect.js';
import { at, claimOf, open } from '../effects/records.js';

/** Has an effect come out so, that many seconds after the cases begin. */
export const ended = async (
  effects: EffectStore,
  record: EffectRecord,
  outcome: EffectOutcome,
  seconds: number,
): Promise<void> => {
  const lease = `lease of ${record._id}`;
  await effects.record([record]);
  await effects.claim(claimOf(lease, seconds, { actions: [record.action], lane: record.lane ?? '' }));
  await effects.finish([{ key: record._id, lease, outcome }], at(seconds));
};

/** One that failed for the reason. */
export const failed = (
  effects: EffectStore,
  id: string,
  seconds: number,
  { reason = 'refused', ...more }: Partial<EffectRecord> = {},
): Promise<void> => ended(effects, open(id, { dueAt: at(seconds), ...more }), { state: 'failed', reason }, seconds);

export const handling = (job: string, seconds: number) => ({ job, by: 'ed', at: at(seconds) });
