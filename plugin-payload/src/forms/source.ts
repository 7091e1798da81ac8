import type { Payload } from 'payload';
import type { Runtime } from '../runtime.js';

/** Where forms of the CMS come from. */
export interface FormSource {
  payload: Payload;
  slugs: Pick<Runtime['slugs'], 'forms' | 'submissions'>;
}
