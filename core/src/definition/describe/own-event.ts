import { CONSENT_GIVEN, CONSENT_REQUESTED, CONSENT_WITHDRAWN } from '../consent/events.js';
import { describeDate } from './date.js';
import type { Json, JsonObject } from '../json/json.js';
import { describeSchedule } from '../schedule.js';
import { ownEvents } from '../events/own-events.js';
import { labelOf } from '../vocabulary/label-of.js';
import { quoted, type DescribeContext } from './context.js';

const text = (value: Json | undefined): string =>
  value === undefined || value === null ? 'nothing' : `“${typeof value === 'string' ? value : JSON.stringify(value)}”`;

const fieldText = (field: Json | undefined, context: DescribeContext): string =>
  typeof field === 'string' ? quoted('field', field, context) : text(field);

const topicText = (p: JsonObject): string => text(p['name_of_topic'] ?? p['topic']);

/** An event of the engine's own in plain words: `Tag “vip” added`; `undefined` for any other event. */
const describeOwnEvent = (name: string, p: JsonObject, context: DescribeContext = {}): string | undefined => {
  switch (name) {
    case ownEvents.tagAdded:
      return `Tag ${text(p['tag'])} added`;
    case ownEvents.tagRemoved:
      return `Tag ${text(p['tag'])} removed`;
    case ownEvents.fieldChanged:
      return `Field ${fieldText(p['field'], context)} changed from ${text(p['from'])} to ${text(p['to'])}`;
    case ownEvents.formSubmitted:
      return `Form ${text(p['name_of_form'] ?? p['form'])} submitted`;
    case ownEvents.segmentEntered:
      return `Segment ${text(p['name'] ?? p['segment'])} entered`;
    case ownEvents.segmentLeft:
      return `Segment ${text(p['name'] ?? p['segment'])} left`;
    case ownEvents.webhookReceived:
      return `Webhook ${text(p['name_of_webhook'] ?? p['endpoint'])} received`;
    case ownEvents.dateReached:
      return describeDate(p, context);
    case ownEvents.scheduled:
      return describeSchedule(p);
    case ownEvents.added:
      return `Added to ${text(p['name'] ?? p['workflow'])}${p['by'] ? ` by ${text(p['by'])}` : ' by hand'}`;
    case ownEvents.imported:
      return `Imported from a list by ${text(p['by'])}`;
    case CONSENT_GIVEN:
      return `Agreed to e-mails about ${topicText(p)}`;
    case CONSENT_WITHDRAWN:
      return `Does not want e-mails about ${topicText(p)}`;
    case CONSENT_REQUESTED:
      return `Asked to confirm e-mails about ${topicText(p)}`;
    default:
      return undefined;
  }
};

/** What happened, in plain words: `Tag “vip” added`, `Placed an order`. */
export const describeEvent = (name: string, properties: JsonObject, context: DescribeContext = {}): string =>
  describeOwnEvent(name, properties, context) ?? labelOf('event', name, context.catalog?.vocabulary);
