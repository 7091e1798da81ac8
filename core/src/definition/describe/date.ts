import type { JsonObject } from '../json/json.js';
import { quoted, type DescribeContext } from './context.js';

/** A date trigger, or its event, in plain words: `3 days before the date in “Renewal” each year`. */
export const describeDate = (p: JsonObject, context: DescribeContext = {}): string => {
  const { field = '', offset, repeats } = p as Record<string, string>;
  const when = !offset || offset === 'none' ? 'Date' : `${offset} the date`;
  return `${when} in ${quoted('field', field, context)} reached${repeats === 'yearly' ? ' (each year)' : ''}`;
};
