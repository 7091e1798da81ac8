import { z } from 'zod';
import { storable } from '../definition/storable.js';
import { identity, MAX_FIELDS } from '../events/event.js';
import { json } from '../definition/json.js';
import { fieldName, tagName } from './field-name.js';
import { timeZoneName } from './time-zone.js';

/** One person of an import: what is told is merged into the profile, never removing anything. */
export const importRow = z.strictObject({
  email: identity,
  fields: storable(MAX_FIELDS).pipe(z.record(fieldName, json)).default({}),
  tags: z.array(tagName).max(100).default([]),
  timeZone: timeZoneName.optional(),
  locale: z.string().max(35).optional(),
  /** Whether they are held back from marketing mail from now on. Nobody is subscribed again by an import. */
  unsubscribed: z.boolean().default(false),
});
export type ImportRow = z.input<typeof importRow>;
