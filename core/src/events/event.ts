import { z } from 'zod';
import { json, jsonObject } from '../definition/json.js';
import { fieldName } from '../people/field-name.js';
import { timeZoneName } from '../people/time-zone.js';

/** Longest life of an event's properties as JSON text, in characters. */
export const MAX_PROPERTIES = 100_000;

/** A person's identity: an e-mail address, trimmed and lower-cased. */
export const identity = z
  .string({ error: 'an event needs the e-mail address of the person it is about' })
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: 'is not an e-mail address' }));

/**
 * A fact about a person, as it is handed over.
 * `source` and `id` together make it unique: handing the same event over twice changes nothing.
 * `subject` names what it is about across events, for example `cart:cart_01H…`; templates see the newest
 * properties of the subject that started their run.
 */
export const eventInput = z.strictObject({
  source: z.string().regex(/^[a-z0-9_.-]{1,60}$/i, 'use letters, digits, ".", "_" and "-"'),
  id: z.string().min(1).max(300),
  name: z.string().min(1).max(120),
  email: identity,
  occurredAt: z.coerce.date().optional(),
  subject: z.string().min(1).max(200).optional(),
  properties: jsonObject
    .default({})
    .refine((p) => JSON.stringify(p).length <= MAX_PROPERTIES, `is larger than ${MAX_PROPERTIES} characters of JSON`),
  /** What the event tells about the person: merged into the profile, never removing anything. */
  person: z
    .strictObject({
      fields: z.record(fieldName, json).optional(),
      externalIds: z.record(fieldName, z.string().max(300)).optional(),
      timeZone: timeZoneName.optional(),
      locale: z.string().max(35).optional(),
    })
    .optional(),
});
export type EventInput = z.input<typeof eventInput>;
export type ValidEvent = z.output<typeof eventInput>;
