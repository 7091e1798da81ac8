import type { EffectOutcome, EffectRecord } from '../effect.js';
import type { PersonRecord } from '../person.js';
import type { RunHead } from '../run.js';

/** What is asked for by a step of a run. */
export interface PlacementRequest {
  /** The workflow, or the one a sequence runs as. */
  workflow: string;
  effect: EffectRecord;
  person: PersonRecord;
  run: RunHead;
}

/** How somebody who left before comes back: where they were, or at the beginning. */
export type Again = 'resume' | 'restart';

/** Puts people into workflows and takes them out, once for an effect however often it is attempted. */
export interface Placement {
  add(request: PlacementRequest & { again?: Again }): Promise<EffectOutcome>;
  remove(request: PlacementRequest): Promise<EffectOutcome>;
}
