/** Between tries, in milliseconds; then, each second. */
const FIRST = [0, 50, 250];
const EACH = 1_000;
/** How often it is tried where the database is not away. */
const TRIES = 60;

/**
 * Writes what is known and must not be forgotten because the database was away: tries again for as long as it is, and
 * otherwise for about a minute. The write has to be one that may be made twice.
 * @param isAway does an error say that the database is away?
 * @throws what the last try threw
 */
export const untilWritten = async <T>(write: () => Promise<T>, isAway: (error: unknown) => boolean): Promise<T> => {
  let refused = 0;
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (!isAway(error)) refused += 1;
      if (refused === TRIES) throw error;
      await new Promise((next) => setTimeout(next, FIRST[tries - 1] ?? EACH).unref());
    }
  }
};
