import type { JsonObject } from '../definition/json/json.js';

/** What brought a change about: nothing, for a change from outside, or a run. */
export interface Cause {
  /** How many workflows set one another off before it, this one included; 0 from outside. */
  depth: number;
  run?: string;
  /** Nobody is told of it: it was so before. */
  quiet?: boolean;
}

/**
 * Something that became different about a person, kept on the person by the very write that changed it until it has
 * been made an event: so that no change goes unheard, and one that changed nothing is not heard of.
 */
export interface News extends Cause {
  id: string;
  name: string;
  properties: JsonObject;
  at: Date;
}
