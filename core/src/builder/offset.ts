import { parseDuration, type DurationText } from '../definition/duration.js';
import type { DateOffset } from '../definition/offset.js';

/** So long before or after a date; neither is the date itself. */
export interface Around {
  before?: DurationText;
  after?: DurationText;
}

/** The setting, or nothing to spread. @throws RangeError when it is no duration */
export const offsetOf = ({ before, after }: Around): { offset?: DateOffset } => {
  const by = before ?? after;
  return by ? { offset: { direction: before ? 'before' : 'after', by: parseDuration(by) } } : {};
};
