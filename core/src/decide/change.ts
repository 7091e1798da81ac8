import type { Json } from '../definition/json/json.js';
import { readNumber } from '../definition/number.js';
import type { Calculation, PersonChange, PersonFacts } from './types.js';

/** The number a field holds; nothing counts as 0. */
const numberIn = (value: Json | undefined): number | undefined =>
  value === undefined || value === null ? 0 : readNumber(value);

const CALCULATE: Record<Calculation, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
};

/** What a calculation comes to for this person; `undefined` where the field holds no number, or the result is none. */
const calculated = (
  person: PersonFacts,
  { field, operation, by }: Extract<PersonChange, { kind: 'calculate' }>,
): number | undefined => {
  const from = numberIn(Object.hasOwn(person.fields, field) ? person.fields[field] : undefined);
  const result = from === undefined ? NaN : CALCULATE[operation](from, by);
  return Number.isFinite(result) ? result : undefined;
};

/** Would this change alter the person? */
const alters = (person: PersonFacts, change: PersonChange): boolean => {
  switch (change.kind) {
    case 'add_tag':
      return !person.tags.includes(change.tag);
    case 'remove_tag':
      return person.tags.includes(change.tag);
    case 'set_field':
      return JSON.stringify(person.fields[change.field]) !== JSON.stringify(change.value);
    case 'calculate': {
      const result = calculated(person, change);
      return result !== undefined && result !== person.fields[change.field];
    }
  }
};

const applyOne = (person: PersonFacts, change: PersonChange): PersonFacts => {
  switch (change.kind) {
    case 'add_tag':
      return { ...person, tags: [...person.tags, change.tag] };
    case 'remove_tag':
      return { ...person, tags: person.tags.filter((tag) => tag !== change.tag) };
    case 'set_field':
      return { ...person, fields: { ...person.fields, [change.field]: change.value } };
    case 'calculate':
      return { ...person, fields: { ...person.fields, [change.field]: calculated(person, change) ?? null } };
  }
};

/** The person as they are after the changes, and those changes that really alter something. */
export const applyChanges = (
  person: PersonFacts,
  changes: readonly PersonChange[],
): { person: PersonFacts; effective: PersonChange[] } => {
  const effective: PersonChange[] = [];
  let here = person;
  for (const change of changes) {
    if (!alters(here, change)) continue;
    here = applyOne(here, change);
    effective.push(change);
  }
  return { person: here, effective };
};
