import { z } from 'zod';
import { json, type Json } from '../definition/json/json.js';
import { storable } from '../definition/json/storable.js';
import { identity, MAX_FIELDS } from '../model/event-input.js';
import { fieldName } from '../kernel/field-name.js';
import { inputIssues } from '../kernel/input.js';
import type { FormSettings } from './form.js';

/** Inputs of one submission. */
const MAX_INPUTS = 100;

/** What an input that holds the address is called, without signs and in lower case. */
const ADDRESSES = ['email', 'emailaddress', 'mail', 'youremail'];

/** Inputs that become fields of the same name by themselves. */
const USUAL = ['name', 'first_name', 'last_name'];

/** A name of somebody: one short line, and no address of a page or a mailbox. */
const MAX_NAME = 60;
const LINK = /:\/\/|www\.|@|\w\.\p{L}{2,}/iu;

/**
 * May a form set this? Anybody can send one in anybody's name: what greets a person in the mails of the shop must not carry
 * a message of a stranger.
 */
const isFit = (field: string, value: Json): boolean =>
  !USUAL.includes(field) ||
  (typeof value === 'string' && value.length <= MAX_NAME && !/[\r\n]/.test(value) && !LINK.test(value));

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

const inputName = z.string().max(100).regex(/^[^$]/, 'the name of an input is empty or begins with “$”');

const inputs = storable(MAX_FIELDS)
  .pipe(z.record(inputName, json))
  .refine((values) => Object.keys(values).length <= MAX_INPUTS, `has more than ${MAX_INPUTS} inputs`);

/** A form that was filled in: who did it, what they wrote, and what of it belongs to their profile. */
export interface Submission {
  email: string;
  values: Record<string, Json>;
  fields: Record<string, Json>;
}

type Reading = { submission: Submission } | { issues: { path: (string | number)[]; message: string }[] };

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(isFilled) : ![undefined, null, false, ''].includes(value as null);

/** Was the input filled in that people do not see? */
export const isTrapped = (raw: unknown, honeypot: string): boolean =>
  typeof raw === 'object' && raw !== null && isFilled((raw as Record<string, unknown>)[honeypot]);

/** Reads what was filled in. Paths of issues begin with the input's name. Pure; never throws. */
export const readSubmission = (
  raw: unknown,
  { email, fields, honeypot }: Pick<FormSettings, 'email' | 'fields' | 'honeypot'>,
): Reading => {
  const read = inputs.safeParse(raw);
  if (!read.success) return { issues: inputIssues(read.error) };
  const { [honeypot]: _, ...values } = read.data;
  const at = email ?? Object.keys(values).find((name) => ADDRESSES.includes(plain(name)));
  if (at === undefined || values[at] === undefined)
    return { issues: [{ path: [at ?? 'email'], message: 'the e-mail address is missing' }] };
  const address = identity.safeParse(values[at]);
  if (!address.success) return { issues: inputIssues(address.error, [at]) };
  const wanted = { ...Object.fromEntries(USUAL.map((name) => [name, name])), ...fields };
  const own = Object.entries(wanted).flatMap(([input, field]) => {
    const value = values[input];
    return value === undefined ||
      value === null ||
      value === '' ||
      !fieldName.safeParse(field).success ||
      !isFit(field, value)
      ? []
      : [[field, value] as const];
  });
  return { submission: { email: address.data, values, fields: Object.fromEntries(own) } };
};
