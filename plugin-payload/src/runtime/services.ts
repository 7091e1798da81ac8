import type { Payload } from 'payload';

/** What actions are handed as `services` where the option says nothing else: the running CMS, once it has started. */
export interface HostServices {
  payload?: Payload;
}
