/** What somebody of the staff may do, each for itself: none of them includes another. */
export const roles = {
  read: 'look at workflows, their numbers and who is inside',
  write: 'make and publish workflows, e-mails, sequences and segments, and change the settings of the shop',
  operate: 'activate, pause, freeze and stop workflows, let people in, retry, and hold sending',
  people: 'see, change, import and export people and their messages',
  erase: 'erase, merge and restore people',
} as const;

/** See {@link roles}. */
export type Role = keyof typeof roles;

const isRole = (value: unknown): value is Role => typeof value === 'string' && Object.hasOwn(roles, value);

/**
 * What a function of the developer said that somebody may do: nothing for `null` and `undefined`, words that are no role
 * are left out, and `null` stands for what is no list at all.
 */
export const rolesIn = (said: unknown): readonly Role[] | null => {
  if (said === undefined || said === null) return [];
  return Array.isArray(said) ? said.filter(isRole) : null;
};

/** What is said to somebody who is logged in and lacks a role. */
export const lacksRole = (role: Role): string =>
  `You are logged in, but not allowed to do this: it needs the role “${role}” (${roles[role]}). Ask whoever runs this.`;
