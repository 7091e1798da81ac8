import { CONSENT_GIVEN, CONSENT_REQUESTED, CONSENT_WITHDRAWN } from './consent/events.js';
import type { PropertyTest } from './condition.js';
import { dateProperties } from './date-watch.js';
import { ownEvents } from './events/own-events.js';
import { scheduleProperties } from './schedule.js';
import type { Trigger } from './trigger.js';

/** The event a trigger is about: its name, what some of its properties are to the letter, and tests of others. */
export interface TriggerEvent {
  name: string;
  exactly: Readonly<Record<string, string>>;
  where: PropertyTest[];
}

const aboutTopic = ({ topic }: { topic?: string | undefined }): Record<string, string> =>
  topic === undefined ? {} : { topic };

const own = (name: string, exactly: Record<string, string>, where: PropertyTest[] = []): TriggerEvent => ({
  name,
  exactly,
  where,
});

/** The event that sets a trigger off; `undefined` for one of the developers that was not published. */
export const triggerEvent = (trigger: Trigger, workflow: string): TriggerEvent | undefined => {
  switch (trigger.kind) {
    case 'event':
      return own(trigger.name, {}, trigger.where);
    case 'form_submitted':
      return own(ownEvents.formSubmitted, { form: trigger.form });
    case 'tag_added':
      return own(ownEvents.tagAdded, { tag: trigger.tag });
    case 'tag_removed':
      return own(ownEvents.tagRemoved, { tag: trigger.tag });
    case 'segment_entered':
      return own(ownEvents.segmentEntered, { segment: trigger.segment });
    case 'segment_left':
      return own(ownEvents.segmentLeft, { segment: trigger.segment });
    case 'webhook':
      return own(ownEvents.webhookReceived, { endpoint: trigger.endpoint }, trigger.where);
    case 'field_changed':
      return own(ownEvents.fieldChanged, { field: trigger.field });
    case 'manual':
      return own(ownEvents.added, { workflow });
    case 'date_reached':
      return own(ownEvents.dateReached, dateProperties(trigger));
    case 'consent_given':
      return own(CONSENT_GIVEN, aboutTopic(trigger));
    case 'consent_withdrawn':
      return own(CONSENT_WITHDRAWN, aboutTopic(trigger));
    case 'consent_requested':
      return own(CONSENT_REQUESTED, aboutTopic(trigger));
    case 'custom':
      return trigger.event && own(trigger.event.name, {}, trigger.event.where);
    case 'schedule':
      return own(ownEvents.scheduled, { workflow, ...scheduleProperties(trigger) });
  }
};
