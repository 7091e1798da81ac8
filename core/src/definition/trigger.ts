import { z } from 'zod';
import { propertyFilter } from './condition.js';
import { jsonObject } from './json/json.js';
import { dateOffset } from './offset.js';
import { scheduleTrigger } from './schedule.js';

/** The event that a trigger of the store's developers is about. Publishing works it out from the settings. */
const customEvent = z.strictObject({ name: z.string().min(1), where: propertyFilter.optional() });

/** What enrols a person. */
export const trigger = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), name: z.string().min(1), where: propertyFilter.optional() }),
  z.strictObject({ kind: z.literal('form_submitted'), form: z.string().min(1) }),
  z.strictObject({ kind: z.literal('tag_added'), tag: z.string().min(1) }),
  z.strictObject({ kind: z.literal('tag_removed'), tag: z.string().min(1) }),
  z.strictObject({ kind: z.literal('segment_entered'), segment: z.string().min(1) }),
  z.strictObject({ kind: z.literal('segment_left'), segment: z.string().min(1) }),
  z.strictObject({ kind: z.literal('webhook'), endpoint: z.string().min(1), where: propertyFilter.optional() }),
  z.strictObject({ kind: z.literal('field_changed'), field: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('date_reached'),
    field: z.string().min(1),
    offset: dateOffset.optional(),
    yearly: z.boolean().default(false),
  }),
  /** Somebody agrees to e-mails about a topic, takes it back, or is asked to confirm it; without a topic, about any. */
  z.strictObject({ kind: z.literal('consent_given'), topic: z.string().min(1).optional() }),
  z.strictObject({ kind: z.literal('consent_withdrawn'), topic: z.string().min(1).optional() }),
  z.strictObject({ kind: z.literal('consent_requested'), topic: z.string().min(1).optional() }),
  scheduleTrigger,
  z.strictObject({ kind: z.literal('manual') }),
  /** A trigger of the store's developers, made with `defineTrigger`. */
  z.strictObject({
    kind: z.literal('custom'),
    type: z.string().min(1),
    input: jsonObject.default({}),
    event: customEvent.optional(),
  }),
]);
export type Trigger = z.infer<typeof trigger>;
