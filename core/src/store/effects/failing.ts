import type { Filter } from 'mongodb';
import type { EffectRecord } from '../../model/effect.js';
import { MOST_FAILING, type Failing } from '../../model/operation/heartbeat.js';
import type { EffectCollections } from './schema.js';

/** Lanes that are told of. */
const MOST_LANES = 20;
/** Lanes that are looked at; behind them the picture is clear enough. */
const MOST_LOOKS = 100;
/** One failure is no accident any more at the second attempt. */
const TRIED = 2;
/** Open effects with a reason were tried, and wait for another attempt. */
const TRIED_AGAIN = { state: 'open', reason: { $exists: true } } as const;
/** Lanes are jumped along, each to its effect with the most attempts. */
const BY_LANE = { sort: { lane: 1, attempts: -1 }, hint: 'failing' } as const;

/** What keeps failing, by lane: one jump along the index for each, and a count. */
export const failingByLane = async (
  effects: EffectCollections['effects'],
  limits: { maxTimeMS: number },
): Promise<Failing[]> => {
  const found: Failing[] = [];
  let lane = '';
  for (let looked = 0; looked < MOST_LOOKS && found.length < MOST_LANES; looked++) {
    const next = await effects.findOne({ ...TRIED_AGAIN, lane: { $gt: lane } } as Filter<EffectRecord>, {
      ...BY_LANE,
      ...limits,
      projection: { lane: 1, action: 1, attempts: 1, reason: 1 },
    });
    if (!next?.lane) return found;
    lane = next.lane;
    if (next.attempts < TRIED) continue;
    const again = { ...TRIED_AGAIN, lane, attempts: { $gte: TRIED } } as Filter<EffectRecord>;
    const count = await effects.countDocuments(again, { limit: MOST_FAILING, hint: BY_LANE.hint, ...limits });
    if (count > 0) found.push({ lane, action: next.action, count, reason: next.reason ?? '' });
  }
  return found;
};
