import type { JsonObject } from '../../definition/json/json.js';
import type { EffectOutcome, EffectRecord } from '../effect.js';
import type { PersonRecord } from '../person.js';
import type { RunHead } from '../run.js';

/** An event that a run brings about. */
export interface Emission {
  name: string;
  properties: JsonObject;
  effect: EffectRecord;
  person: PersonRecord;
  run: RunHead;
}

/** Has an event happen to a person, once for an effect however often it is attempted. */
export type Emit = (emission: Emission) => Promise<EffectOutcome>;
