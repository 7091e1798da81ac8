import { loggedError, rolesIn, type Role } from '@whenthen/core/definition';
import type { PayloadRequest } from 'payload';
import type { Need } from './needs.js';
import { accessRules, isAdminUser, type AccessRule, type AccessRules } from './rules.js';

/** Says which roles the user of a request has. Asked for users of the admin's own collection only. */
export type RolesOf = (args: { req: PayloadRequest }) => RolesSaid | Promise<RolesSaid>;
type RolesSaid = readonly Role[] | null | undefined;

/** Who may do what: the three rules, or a function that tells somebody's roles. */
export type AccessOptions = Partial<AccessRules> & { roles?: RolesOf | undefined };

/** `unknown`: the developer's function failed, or said nothing in time. It opens nothing. */
export type Verdict = 'yes' | 'no' | 'unknown';

/** Who may do what in this CMS. */
export interface Access {
  /** Whether whoever sends a request may do what needs this. */
  ask(req: PayloadRequest, need: Need): Promise<Verdict>;
  /** The same for a page that asks for several things: the developer's functions are called once. */
  askOnce(req: PayloadRequest): Promise<(need: Need) => Verdict>;
  /** What somebody lacks who may not do it. */
  nameOf(need: Need): Role;
}

/** How long the developer's functions have, in milliseconds: they often look into a database. */
const PATIENCE = 5_000;

const inTime = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${PATIENCE / 1_000} seconds.`)), PATIENCE);
    timer.unref();
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Calls a function of the developer: `null` where it fails or takes too long, which the log says. */
const careful = async <T>(req: PayloadRequest, name: string, ask: () => T | Promise<T>): Promise<T | null> => {
  try {
    return await inTime(Promise.resolve().then(ask));
  } catch (error) {
    req.payload.logger.error({
      err: loggedError(error),
      msg: `Whenthen: the option access.${name} failed; nobody is let in by it.`,
    });
    return null;
  }
};

const rolesHeld = async (req: PayloadRequest, rolesOf: RolesOf): Promise<readonly Role[] | null> => {
  // A customer's account may have a field of the same name.
  if (!(await isAdminUser({ req }))) return [];
  return careful(req, 'roles', async () => {
    const held = rolesIn(await rolesOf({ req }));
    if (!held) throw new TypeError('It returned no list of roles.');
    return held;
  });
};

const byRoles = (rolesOf: RolesOf): Access => {
  const askOnce: Access['askOnce'] = async (req) => {
    const held = await rolesHeld(req, rolesOf);
    return ({ role }) => (held ? (held.includes(role) ? 'yes' : 'no') : 'unknown');
  };
  return { askOnce, ask: async (req, need) => (await askOnce(req))(need), nameOf: ({ role }) => role };
};

const byRules = (rules: AccessRules): Access => {
  const verdict = async (req: PayloadRequest, name: keyof AccessRules): Promise<Verdict> => {
    const rule: AccessRule = rules[name];
    const said = await careful(req, name, async () => ({ may: await rule({ req }) }));
    // A query such as Payload's own access functions return narrows nothing here, and would open everything.
    return said ? (said.may === true ? 'yes' : 'no') : 'unknown';
  };
  return {
    ask: (req, { rule }) => verdict(req, rule),
    askOnce: async (req) => {
      const [read, write, operate] = await Promise.all([
        verdict(req, 'read'),
        verdict(req, 'write'),
        verdict(req, 'operate'),
      ]);
      const said = { read, write, operate };
      return ({ rule }) => said[rule];
    },
    nameOf: ({ rule }) => rule,
  };
};

/** Who may do what by the option `access`; every user of the admin's collection everything where it is not set. */
export const accessOf = ({ roles, ...rules }: AccessOptions): Access =>
  roles ? byRoles(roles) : byRules(accessRules(rules));
