import { quoted, type DescribeContext } from './describe/context.js';
import { formatDuration } from './duration.js';
import type { JsonObject } from './json/json.js';
import type { Trigger } from './trigger.js';

export type DateTrigger = Extract<Trigger, { kind: 'date_reached' }>;

/** What tells the event of one date trigger from that of another; triggers that are set alike share theirs. */
export const dateProperties = ({ field, offset, yearly }: Omit<DateTrigger, 'kind'>): Record<string, string> => ({
  field,
  offset: offset ? `${formatDuration(offset.by)} ${offset.direction}` : 'none',
  repeats: yearly ? 'yearly' : 'no',
});

/** A date trigger, or its event, in plain words: `3 days before the date in “Renewal” each year`. */
export const describeDate = (p: JsonObject, context: DescribeContext = {}): string => {
  const { field = '', offset, repeats } = p as Record<string, string>;
  const when = !offset || offset === 'none' ? 'Date' : `${offset} the date`;
  return `${when} in ${quoted('field', field, context)} reached${repeats === 'yearly' ? ' (each year)' : ''}`;
};
