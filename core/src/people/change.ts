import { z } from 'zod';
import type { PersonChange } from '../decide/index.js';
import { jsonFault } from '../definition/json/json-fault.js';
import type { Json } from '../definition/json/json.js';
import { read, readId } from '../kernel/input.js';
import { fieldName, tagName } from '../kernel/field-name.js';
import { NotFoundError } from '../kernel/errors.js';
import type { ChangePerson } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** A field's value as JSON text is at most so long, in characters. */
const MAX_VALUE = 20_000;

const fieldValue = z.custom<Json>().superRefine((value, context) => {
  const fault = jsonFault(value);
  if (fault) context.addIssue({ code: 'custom', path: fault.path, message: fault.message });
  else if (JSON.stringify(value).length > MAX_VALUE)
    context.addIssue({ code: 'custom', message: `is larger than ${MAX_VALUE} characters of JSON` });
});

const changeInput = z.strictObject({
  addTags: z.array(tagName).max(100).default([]),
  removeTags: z.array(tagName).max(100).default([]),
  fields: z.record(fieldName, fieldValue).default({}),
});

/** Changes a person from outside; what really changed can start workflows. */
export const changePerson = async (
  { store, clock, applier, signals }: Ports<'applier' | 'clock' | 'signals', 'people'>,
  id: string,
  input: ChangePerson,
): Promise<void> => {
  const key = readId(id);
  const { addTags, removeTags, fields } = read(changeInput, input);
  if (!(await store.people.byIds([key])).has(key)) throw new NotFoundError(`The person "${key}"`);
  const changes: PersonChange[] = [
    ...removeTags.map((tag) => ({ kind: 'remove_tag' as const, tag })),
    ...addTags.map((tag) => ({ kind: 'add_tag' as const, tag })),
    ...Object.entries(fields).map(([field, value]) => ({ kind: 'set_field' as const, field, value })),
  ];
  if (changes.length === 0) return;
  await applier.catchUp([key]);
  await store.people.change([{ people: [key], changes, cause: { depth: 0 } }], new Date(clock.now()));
  await signals.events();
};
