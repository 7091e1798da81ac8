import type { Ports } from '../model/abilities/ports.js';
import type { PersonRecord } from '../model/person.js';

/** Who was merged with others so often leads nowhere any more: nobody is. */
const MOST_MERGES = 20;

/**
 * Whom a link in a mail is about: the person it was made for or, where these were merged with somebody, the one who
 * stays; `undefined` where there is nobody, for example because they were erased.
 */
export const personBehind = async (
  { store }: Ports<never, 'merges' | 'people'>,
  id: string,
): Promise<PersonRecord | undefined> => {
  let at: string | undefined = id;
  for (let i = 0; i < MOST_MERGES && at !== undefined; i++) {
    const person: PersonRecord | undefined = (await store.people.byIds([at])).get(at);
    if (person) return person;
    at = await store.merges.intoOf(at);
  }
  return undefined;
};
