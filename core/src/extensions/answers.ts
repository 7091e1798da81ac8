import { z } from 'zod';
import { jsonFault } from '../definition/json/json-fault.js';
import { json, type Json } from '../definition/json/json.js';

const answer = z.union([
  z.boolean().transform((holds) => ({ holds, value: holds as Json })),
  z
    .strictObject({ holds: z.boolean(), value: json.optional() })
    .transform(({ holds, value = holds }) => ({ holds, value })),
]);

/** Longest value that goes into the journal, as JSON. */
const LONGEST_VALUE = 1_000;

/**
 * What a condition answered, checked: it comes from code the engine does not know.
 * @throws Error saying what is wrong with it
 */
export const readAnswers = (raw: unknown, people: number): { holds: boolean; value: Json }[] => {
  if (!Array.isArray(raw) || raw.length !== people)
    throw new Error(`It has to answer an array with one answer for each of ${people} people`);
  return raw.map((one: unknown, i) => {
    const fault = jsonFault(one, { absent: true });
    if (fault) throw new Error(`Its answer ${[i, ...fault.path].join('.')} ${fault.message}`);
    const read = answer.safeParse(one);
    if (!read.success) throw new Error(`Its answer ${i} has to be true, false or { holds, value }`);
    const { holds, value } = read.data;
    return { holds, value: JSON.stringify(value).length > LONGEST_VALUE ? '(too long to be kept)' : value };
  });
};
