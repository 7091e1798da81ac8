import { applyChanges } from '../../../decide/change.js';
import type { PersonChange } from '../../../decide/types.js';
import type { Json } from '../../../definition/json/json.js';
import { ownEvents } from '../../../definition/events/own-events.js';
import { type Cause, type News, personFacts, type PersonRecord } from '../../../model/person.js';
import { wordsOfField } from '../../../model/words.js';

/** What all changes of a write have in common. */
export interface ChangeWrite {
  cause: Cause;
  /** When it was decided. */
  at: Date;
  /** News is known by it, and by the person: the same news once. */
  key: string;
  isHeard?: (change: PersonChange) => boolean;
}

/** What a change is about: the value of a field; nothing where it is about a tag. */
const valueOf = ({ fields }: PersonRecord, change: PersonChange): Json =>
  'field' in change ? (fields[change.field] ?? null) : null;

/** Makes one change. Returns whether it altered the person. */
const make = (person: PersonRecord, change: PersonChange): boolean => {
  const from = valueOf(person, change);
  const { person: after, effective } = applyChanges(personFacts(person), [change]);
  if (effective.length > 0) {
    person.tags = [...after.tags];
    person.fields = after.fields;
  }
  if (!('field' in change)) return effective.length > 0;
  const to = valueOf(person, change);
  const words = wordsOfField(change.field, to);
  if (words && (change.kind === 'set_field' || effective.length > 0))
    person.words = [...(person.words ?? []).filter(({ of }) => of !== change.field), ...words];
  // To set to nothing what holds nothing alters nothing.
  return JSON.stringify(from) !== JSON.stringify(to);
};

const newsOf = (change: PersonChange, from: Json, to: Json): Pick<News, 'name' | 'properties'> => {
  switch (change.kind) {
    case 'add_tag':
      return { name: ownEvents.tagAdded, properties: { tag: change.tag } };
    case 'remove_tag':
      return { name: ownEvents.tagRemoved, properties: { tag: change.tag } };
    case 'set_field':
    case 'calculate':
      return { name: ownEvents.fieldChanged, properties: { field: change.field, from, to } };
  }
};

/** Makes the changes one after the other. What they altered is news, where it is heard. */
export const changePerson = (
  person: PersonRecord,
  changes: PersonChange[],
  { cause, at, key, isHeard = () => true }: ChangeWrite,
): void => {
  for (const [i, change] of changes.entries()) {
    const from = valueOf(person, change);
    if (!make(person, change) || !isHeard(change)) continue;
    (person.news ??= []).push({
      id: `${key}:${i}:${person._id}`,
      ...newsOf(change, from, valueOf(person, change)),
      at,
      depth: cause.depth,
      ...(cause.run ? { run: cause.run } : {}),
    });
    person.newsAt ??= at;
  }
  person.updatedAt = at;
  person.rev = (person.rev ?? 0) + 1;
};
