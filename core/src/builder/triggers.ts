import type { JsonObject } from '../definition/json/json.js';
import { parseTimeOfDay, type TimeText } from '../definition/time-of-day.js';
import type { Trigger } from '../definition/trigger.js';
import { filterOf, type Where } from './conditions.js';
import { offsetOf, type Around } from './offset.js';

/** An event is tracked, with properties as asked for. */
export const event = (name: string, where?: Where): Trigger => ({
  kind: 'event',
  name,
  ...(where ? { where: filterOf(where) } : {}),
});
export const formSubmitted = (form: string): Trigger => ({ kind: 'form_submitted', form });
export const tagAdded = (tag: string): Trigger => ({ kind: 'tag_added', tag });
export const tagRemoved = (tag: string): Trigger => ({ kind: 'tag_removed', tag });
export const segmentEntered = (segment: string): Trigger => ({ kind: 'segment_entered', segment });
export const segmentLeft = (segment: string): Trigger => ({ kind: 'segment_left', segment });
export const fieldChanged = (field: string): Trigger => ({ kind: 'field_changed', field });
export const webhookReceived = (webhook: string, where?: Where): Trigger => ({
  kind: 'webhook',
  endpoint: webhook,
  ...(where ? { where: filterOf(where) } : {}),
});
/** Somebody agrees to e-mails about a topic, or about any where none is named. */
export const consentGiven = (topic?: string): Trigger => ({ kind: 'consent_given', ...(topic ? { topic } : {}) });
/** Somebody does not want e-mails about a topic any more. */
export const consentWithdrawn = (topic?: string): Trigger => ({
  kind: 'consent_withdrawn',
  ...(topic ? { topic } : {}),
});
/** Somebody asked for e-mails about a topic, and is to confirm it. */
export const consentRequested = (topic?: string): Trigger => ({
  kind: 'consent_requested',
  ...(topic ? { topic } : {}),
});
/** The date in a field is reached, or `by` before or after it; once, or each year. */
export const dateReached = (
  field: string,
  { yearly = false, ...around }: Around & { yearly?: boolean } = {},
): Trigger => ({ kind: 'date_reached', field, ...offsetOf(around), yearly });
/**
 * Again and again at a time of day on the store's clock (`HH:MM`): every day, on days of the week (1 is Monday) or of the
 * month (the 31st is a shorter month's last day). Everybody enters, or whoever is in the segment.
 */
export const schedule = (
  time: TimeText,
  days: { weekdays?: number[]; monthDays?: number[]; segment?: string } = {},
): Trigger => ({ kind: 'schedule', time: parseTimeOfDay(time), ...days });
/** People are added by hand. */
export const byHand = (): Trigger => ({ kind: 'manual' });

/** A trigger of your own, made with `defineTrigger`: `customTrigger('tier_reached', { tier: 'gold' })`. */
export const customTrigger = (type: string, input: JsonObject = {}): Trigger => ({ kind: 'custom', type, input });
