import type { PersonRecord } from '../model/person.js';
import type { Ports } from '../model/abilities/ports.js';

/** People by their ids, with everything that was committed for them. */
export const currentPeople = async (
  { store, applier }: Ports<'applier', 'people'>,
  ids: string[],
): Promise<Map<string, PersonRecord>> => {
  await applier.catchUp(ids);
  return store.people.byIds(ids);
};

/** The same people as they are with everything that was committed for them, in their order. */
export const bringUpToDate = async (
  { store, applier }: Ports<'applier', 'people'>,
  people: PersonRecord[],
): Promise<PersonRecord[]> => {
  if ((await applier.catchUp(people.map((p) => p._id))) === 0) return people;
  const now = await store.people.byIds(people.map((p) => p._id));
  return people.map((p) => now.get(p._id) ?? p);
};
