import type { Seen } from '../definition/vocabulary/seen.js';

/**
 * What telling what there is needs from a store. Each looks at so much and takes so long at most; what a server does not
 * answer in time is told as if there were nothing, since it only helps to choose.
 */
export interface SeenStore {
  events(): Promise<Seen['events']>;
  tags(): Promise<Seen['tags']>;
  fields(): Promise<Seen['fields']>;
}
