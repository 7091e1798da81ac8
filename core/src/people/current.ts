import type { PersonRecord } from '../model/person.js';
import type { EngineContext } from '../context.js';

type Context = Pick<EngineContext, 'store' | 'applier'>;

/** People by their ids, with everything that was committed for them. */
export const currentPeople = async ({ store, applier }: Context, ids: string[]): Promise<Map<string, PersonRecord>> => {
  await applier.catchUp(ids);
  return store.people.byIds(ids);
};

/** The same people as they are with everything that was committed for them, in their order. */
export const bringUpToDate = async ({ store, applier }: Context, people: PersonRecord[]): Promise<PersonRecord[]> => {
  if ((await applier.catchUp(people.map((p) => p._id))) === 0) return people;
  const now = await store.people.byIds(people.map((p) => p._id));
  return people.map((p) => now.get(p._id) ?? p);
};
