import type { RunRecord } from './run.js';
import type { EffectRecord } from './effect.js';

/** A run as it was read, and whether its journal named the effect at that same moment. */
export interface SeenRun {
  run: Pick<RunRecord, 'state' | 'seq'>;
  decided: boolean;
}

/**
 * What a run, read at one moment, says of an effect that was recorded for it. `decided`: it is to be carried out.
 * `undecided`: its step may still be committed. `lost`: the run went another way or is not there; as long as nobody
 * records the effect again, no commit will name it.
 */
export const standingOf = (
  { seq }: Pick<EffectRecord, 'seq'>,
  seen: SeenRun | undefined,
): 'decided' | 'undecided' | 'lost' => {
  if (seen?.decided) return 'decided';
  return seen?.run.state === 'waiting' && seen.run.seq <= seq ? 'undecided' : 'lost';
};
