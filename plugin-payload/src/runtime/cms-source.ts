import type { Payload } from 'payload';
import type { Runtime } from './runtime.js';

/** Where what was authored in the CMS is found. */
export interface CmsSource {
  payload: Payload;
  slugs: Runtime['slugs'];
}
