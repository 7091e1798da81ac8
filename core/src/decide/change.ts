import type { PersonChange, PersonFacts } from './types.js';

/** Would this change alter the person? */
const alters = (person: PersonFacts, change: PersonChange): boolean => {
  switch (change.kind) {
    case 'add_tag':
      return !person.tags.includes(change.tag);
    case 'remove_tag':
      return person.tags.includes(change.tag);
    case 'set_field':
      return JSON.stringify(person.fields[change.field]) !== JSON.stringify(change.value);
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
