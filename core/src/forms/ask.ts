import type { Json } from '../definition/json/json.js';
import type { ConsentAsk } from '../model/mail/consent.js';
import type { FormConsent } from './form.js';

/** What boxes that are not ticked are sent as, by whoever sends them at all. */
const NO = ['', 'false', 'off', 'no', 'null'];

/** SQLite has “0.0” of a false in a column of texts, where the form builder puts it. */
const isZero = (text: string): boolean => /^0+(\.0*)?$/.test(text);

/** Is a box ticked? A list is where one of it is: forms send a hidden “off” before the box (Rails, ASP.NET). Pure. */
export const isTicked = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some((one) => isTicked(one));
  if (typeof value === 'string') {
    const text = value.trim().toLowerCase();
    return !NO.includes(text) && !isZero(text);
  }
  return value === true || (typeof value === 'number' && value !== 0);
};

/** What somebody asks consent for by sending a form; `undefined` where the form asks for none, or they did not tick it. Pure. */
export const askOf = (
  form: string,
  consent: FormConsent | undefined,
  values: Record<string, Json>,
  ip: string | undefined,
): ConsentAsk | undefined => {
  if (!consent || (consent.input !== undefined && !isTicked(values[consent.input]))) return undefined;
  const { topic, words, confirm } = consent;
  return {
    ...{ topic, confirm },
    evidence: {
      source: `form:${form}`,
      ...(words === undefined ? {} : { words }),
      ...(ip === undefined ? {} : { ip }),
    },
  };
};
