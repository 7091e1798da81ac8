import { laneStatus, waitingWords } from '../decide/lanes/index.js';
import type { EffectRecord } from '../model/effect.js';
import { HOST_LANE, MAIL_LANE, mailServerOf } from '../model/lane.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Names } from './sentence.js';

/** Tells why an effect that is due and that nobody has taken waits; `undefined` where its lane does not hold it up. */
export type LaneWaits = (effect: EffectRecord) => string | undefined;

/** Looks up what holds up the lanes of these effects. */
export const laneWaits = async (
  { store, clock }: Ports<'clock', 'lanes'>,
  effects: EffectRecord[],
  { time }: Pick<Names, 'time'>,
): Promise<LaneWaits> => {
  const waiting = effects.filter((e) => e.state === 'open' && e.attempts === 0);
  const names = [
    ...new Set(
      waiting.flatMap(({ lane = '' }) => (lane.startsWith(MAIL_LANE) || lane.startsWith(HOST_LANE) ? [lane] : [])),
    ),
  ];
  const states = new Map((await store.lanes.of(names)).map(({ _id, state }) => [_id, state]));
  return ({ lane = '', class: rank, dueAt }) => {
    const now = clock.now();
    const state = states.get(lane);
    const status = state && dueAt.getTime() <= now ? laneStatus(state, now) : undefined;
    // The day's reserve is theirs.
    if (!status || (status.kind === 'day' && rank === 'transactional')) return undefined;
    return waitingWords(status, lane.startsWith(MAIL_LANE) ? mailServerOf(lane) : lane.slice(HOST_LANE.length), time);
  };
};
