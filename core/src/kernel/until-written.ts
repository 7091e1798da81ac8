/** Between tries, in milliseconds; then, each second. */
const FIRST = [0, 50, 250];
const EACH = 1_000;
/** How often it is tried. */
const TRIES = 60;

/**
 * Writes what is known and must not be forgotten because the database was away for a moment: tries again for about a
 * minute. The write has to be one that may be made twice.
 * @throws what the last try threw
 */
export const untilWritten = async (write: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (tries === TRIES) throw error;
      await new Promise((next) => setTimeout(next, FIRST[tries - 1] ?? EACH).unref());
    }
  }
};
