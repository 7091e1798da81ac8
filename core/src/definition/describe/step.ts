import type { ActionDescriptor, Catalog } from '../catalog.js';
import { dateProperties, describeDate } from '../date-watch.js';
import { formatDuration } from '../duration.js';
import type { JsonObject } from '../json.js';
import type { DelaySetting, Step } from '../step.js';
import type { Trigger } from '../trigger.js';
import { describeCondition, describeFilter } from './condition.js';
import { isNamedKind, type NameOf } from './name-of.js';

/** What a description may look up: titles of actions, names of what settings name by an id. */
export interface DescribeContext {
  catalog?: Catalog;
  nameOf?: NameOf | undefined;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A delay in plain words: `for 1 hour`. */
export const describeDelay = (delay: DelaySetting): string => {
  switch (delay.kind) {
    case 'for':
      return `for ${formatDuration(delay.duration)}`;
    case 'until_time':
      return `until ${delay.time}${delay.weekdays ? ` on ${delay.weekdays.map((d) => WEEKDAYS[d - 1]).join(', ')}` : ''}`;
    case 'until_field':
      return delay.offset
        ? `until ${formatDuration(delay.offset.by)} ${delay.offset.direction} the date in “${delay.field}”`
        : `until the date in “${delay.field}”`;
  }
};

/** Settings that are written and never shown: a secret. */
const isSecret = (action: ActionDescriptor | undefined, name: string): boolean => {
  const properties = action?.inputSchema['properties'] as Record<string, JsonObject | undefined> | undefined;
  return properties?.[name]?.['writeOnly'] === true;
};

/** What a setting is called on its panel. */
const titleOf = (action: ActionDescriptor | undefined, name: string): string => {
  const properties = action?.inputSchema['properties'] as Record<string, JsonObject | undefined> | undefined;
  const title = properties?.[name]?.['title'];
  return typeof title === 'string' ? title : name;
};

const describeInput = (
  input: JsonObject,
  action: ActionDescriptor | undefined,
  nameOf: DescribeContext['nameOf'],
): string =>
  Object.entries(input)
    .filter(([name]) => !isSecret(action, name))
    .filter(([, value]) => value !== null && value !== false && value !== '' && JSON.stringify(value) !== '{}')
    .map(([name, value]) => {
      if (isNamedKind(name) && typeof value === 'string') return nameOf?.(name, value) ?? value;
      if (value === true) return titleOf(action, name);
      return typeof value === 'string' ? value : JSON.stringify(value);
    })
    .join(' · ');

/** A step in plain words: `title` names the kind or action, `summary` its settings. */
export const describeStep = (
  step: Step,
  { catalog, nameOf }: DescribeContext = {},
): { title: string; summary: string } => {
  switch (step.kind) {
    case 'action': {
      const action = catalog?.actions.find((a) => a.type === step.action);
      return {
        title: (step.label || action?.title) ?? step.action,
        summary: describeInput(step.input, action, nameOf),
      };
    }
    case 'delay':
      return { title: step.label || 'Wait', summary: describeDelay(step.delay) };
    case 'condition':
      return { title: step.label || 'Condition', summary: `${describeCondition(step.if, nameOf)}?` };
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
        summary: `“${step.event.name}”, at most ${formatDuration(step.timeout)}`,
      };
    case 'exit':
      return { title: step.label || (step.goal ? 'Goal reached' : 'Exit'), summary: step.reason };
  }
};

/** A trigger in plain words: `Event “added_to_cart”`. */
export const describeTrigger = (t: Trigger, nameOf?: NameOf): string => {
  switch (t.kind) {
    case 'event': {
      const filter = describeFilter(t.where);
      return `Event “${t.name}”${filter ? `, where ${filter}` : ''}`;
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
      return `Field “${t.field}” changed`;
    case 'date_reached':
      return describeDate(dateProperties(t));
    case 'schedule':
      return `Schedule ${t.cron}`;
    case 'manual':
      return 'Added by hand';
  }
};
