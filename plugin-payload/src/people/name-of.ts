import type { PersonView } from '@whenthen/core';

const WHOLE = ['name', 'full_name', 'fullname', 'fullName'];
const PARTS = [
  ['first_name', 'firstname', 'firstName'],
  ['middle_name'],
  ['last_name', 'lastname', 'lastName', 'surname'],
];

/** What somebody is called, by the fields that hold names; `undefined` where none does. */
export const nameOf = ({ fields }: Pick<PersonView, 'fields'>): string | undefined => {
  const first = (names: string[]) => {
    const found = names.map((name) => fields[name]).find((value) => typeof value === 'string' && value.trim() !== '');
    return typeof found === 'string' ? found.trim() : undefined;
  };
  const parts = PARTS.map(first).filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : first(WHOLE);
};
