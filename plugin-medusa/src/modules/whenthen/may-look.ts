import type { Role } from '@whenthen/core/definition';

/** Says which roles a user of the store's admin has, by their id. */
export type RolesOf = (args: { user: string }) => RolesSaid | Promise<RolesSaid>;
type RolesSaid = readonly Role[] | null | undefined;

/** How long the developer's function has, in milliseconds: it may look into a database. */
const PATIENCE = 5_000;

const inTime = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${PATIENCE / 1_000} seconds`)), PATIENCE);
    timer.unref();
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/**
 * What keeps a user of the store's admin from looking at how the engine is: `null` where nothing does, as for everybody
 * where the option `access.roles` is not set.
 */
export const keptFromLooking = async (
  rolesOf: RolesOf | undefined,
  user: string,
  failed: (error: unknown) => void,
): Promise<{ status: 403 | 503; message: string } | null> => {
  if (!rolesOf) return null;
  const { rolesIn, lacksRole } = await import('@whenthen/core/definition');
  try {
    const held = rolesIn(await inTime(Promise.resolve().then(() => rolesOf({ user }))));
    if (!held) throw new TypeError('it returned no list of roles');
    return held.includes('read') ? null : { status: 403, message: lacksRole('read') };
  } catch (error) {
    failed(error);
    return {
      status: 503,
      message: 'What you may do could not be found out. Try again in a moment; the log says more.',
    };
  }
};
