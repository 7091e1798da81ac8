import { formatDuration } from './duration.js';
import type { Trigger } from './trigger.js';

export type DateTrigger = Extract<Trigger, { kind: 'date_reached' }>;

/** What tells the event of one date trigger from that of another; triggers that are set alike share theirs. */
export const dateProperties = ({ field, offset, yearly }: Omit<DateTrigger, 'kind'>): Record<string, string> => ({
  field,
  offset: offset ? `${formatDuration(offset.by)} ${offset.direction}` : 'none',
  repeats: yearly ? 'yearly' : 'no',
});
