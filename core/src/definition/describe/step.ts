import { describeDate } from './date.js';
import { dateProperties } from '../date-watch.js';
import { formatDuration } from '../duration.js';
import { describeSchedule, scheduleProperties } from '../schedule.js';
import type { DelaySetting, Step } from '../step.js';
import { formatWeekdays } from '../time-of-day.js';
import type { Trigger } from '../trigger.js';
import { inWords } from '../in-words.js';
import { describeCondition, describeFilter } from './condition.js';
import { quoted, type DescribeContext } from './context.js';
import { describeCustom, describeSettings } from './settings.js';

/** A delay in plain words: `for 1 hour`. */
export const describeDelay = (delay: DelaySetting, context: DescribeContext = {}): string => {
  switch (delay.kind) {
    case 'for':
      return `for ${formatDuration(delay.duration)}`;
    case 'until_time':
      return `until ${delay.time}${delay.weekdays ? ` on ${formatWeekdays(delay.weekdays)}` : ''}`;
    case 'until_field':
      return delay.offset
        ? `until ${formatDuration(delay.offset.by)} ${delay.offset.direction} the date in ${quoted('field', delay.field, context)}`
        : `until the date in ${quoted('field', delay.field, context)}`;
  }
};

/** A step in plain words: `title` names the kind or action, `summary` its settings. */
export const describeStep = (step: Step, context: DescribeContext = {}): { title: string; summary: string } => {
  switch (step.kind) {
    case 'action': {
      const action = context.catalog?.actions?.find((a) => a.type === step.action);
      return {
        title: (step.label || action?.title) ?? inWords(step.action),
        summary: describeSettings(step.input, action, context),
      };
    }
    case 'delay':
      return { title: step.label || 'Wait', summary: describeDelay(step.delay, context) };
    case 'condition':
      return { title: step.label || 'Condition', summary: `${describeCondition(step.if, context)}?` };
    case 'switch':
      return { title: step.label || 'Switch', summary: step.cases.map((c) => c.name).join(', ') };
    case 'split':
      return {
        title: step.label || 'Random split',
        summary: step.branches.map((b) => `${b.name} ${b.weight}`).join(', '),
      };
    case 'wait_for_event':
      return {
        title: step.label || 'Wait for event',
        summary: `${quoted('event', step.event.name, context)}, at most ${formatDuration(step.timeout)}`,
      };
    case 'exit':
      return { title: step.label || (step.goal ? 'Goal reached' : 'Exit'), summary: step.reason };
  }
};

const CONSENT = {
  consent_given: 'Agreed to e-mails',
  consent_withdrawn: 'Does not want e-mails any more',
  consent_requested: 'Asked to confirm e-mails',
} as const;

/** A trigger in plain words: `Event “Added to cart”`. */
export const describeTrigger = (t: Trigger, context: DescribeContext = {}): string => {
  const { catalog, nameOf } = context;
  switch (t.kind) {
    case 'event': {
      const filter = describeFilter(t.where, context);
      return `Event ${quoted('event', t.name, context)}${filter ? `, where ${filter}` : ''}`;
    }
    case 'form_submitted':
      return `Form “${nameOf?.('form', t.form) ?? t.form}” submitted`;
    case 'tag_added':
      return `Tag “${t.tag}” added`;
    case 'tag_removed':
      return `Tag “${t.tag}” removed`;
    case 'segment_entered':
      return `Segment “${nameOf?.('segment', t.segment) ?? t.segment}” entered`;
    case 'segment_left':
      return `Segment “${nameOf?.('segment', t.segment) ?? t.segment}” left`;
    case 'webhook':
      return `Webhook “${nameOf?.('webhook', t.endpoint) ?? t.endpoint}” received`;
    case 'field_changed':
      return `Field ${quoted('field', t.field, context)} changed`;
    case 'date_reached':
      return describeDate(dateProperties(t), context);
    case 'schedule': {
      const name = t.segment && nameOf?.('segment', t.segment);
      return describeSchedule({ ...scheduleProperties(t), ...(name ? { name_of_segment: name } : {}) });
    }
    case 'consent_given':
    case 'consent_withdrawn':
    case 'consent_requested':
      return t.topic === undefined ? CONSENT[t.kind] : `${CONSENT[t.kind]}: “${nameOf?.('topic', t.topic) ?? t.topic}”`;
    case 'manual':
      return 'Added by hand';
    case 'custom':
      return describeCustom(t, catalog?.triggers, context);
  }
};
