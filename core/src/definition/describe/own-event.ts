import { describeDate } from '../date-watch.js';
import type { Json, JsonObject } from '../json.js';
import { describeSchedule } from '../schedule.js';
import { ownEvents } from '../trigger-event.js';

const text = (value: Json | undefined): string =>
  value === undefined || value === null ? 'nothing' : `“${typeof value === 'string' ? value : JSON.stringify(value)}”`;

/** An event of the engine's own in plain words: `Tag “vip” added`; `undefined` for any other event. */
export const describeOwnEvent = (name: string, p: JsonObject): string | undefined => {
  switch (name) {
    case ownEvents.tagAdded:
      return `Tag ${text(p['tag'])} added`;
    case ownEvents.tagRemoved:
      return `Tag ${text(p['tag'])} removed`;
    case ownEvents.fieldChanged:
      return `Field ${text(p['field'])} changed from ${text(p['from'])} to ${text(p['to'])}`;
    case ownEvents.formSubmitted:
      return `Form ${text(p['name_of_form'] ?? p['form'])} submitted`;
    case ownEvents.segmentEntered:
      return `Segment ${text(p['name'] ?? p['segment'])} entered`;
    case ownEvents.segmentLeft:
      return `Segment ${text(p['name'] ?? p['segment'])} left`;
    case ownEvents.webhookReceived:
      return `Webhook ${text(p['name_of_webhook'] ?? p['endpoint'])} received`;
    case ownEvents.dateReached:
      return describeDate(p);
    case ownEvents.scheduled:
      return describeSchedule(p);
    case ownEvents.added:
      return `Added to ${text(p['name'] ?? p['workflow'])}${p['by'] ? ` by ${text(p['by'])}` : ' by hand'}`;
    case ownEvents.imported:
      return `Imported from a list by ${text(p['by'])}`;
    default:
      return undefined;
  }
};
