import type { PayloadRequest } from 'payload';

/** Decides about a request. Kept to yes or no: engine data has no Payload query to narrow. */
export type AccessRule = (args: { req: PayloadRequest }) => boolean | Promise<boolean>;

/**
 * `read`: see workflows, templates, runs, people. `write`: change and publish them. `operate`: activate, pause, archive.
 */
export interface AccessRules {
  read: AccessRule;
  write: AccessRule;
  operate: AccessRule;
}

/**
 * The default rule: a user of the collection that the admin panel logs in with. Payload's own default would let in a
 * logged-in user of any auth collection, for example a shop's customer.
 */
export const isAdminUser: AccessRule = ({ req }) =>
  Boolean(req.user) && req.user?.collection === req.payload.config.admin.user;

/** The rules in force: those given, and {@link isAdminUser} for the rest. */
export const accessRules = (given: Partial<AccessRules>): AccessRules => ({
  read: given.read ?? isAdminUser,
  write: given.write ?? isAdminUser,
  operate: given.operate ?? given.write ?? isAdminUser,
});
