/** The time that was read counts for so long, in milliseconds. */
const FRESH = 1_000;

/**
 * The database's own time, as it was at most a second ago: never ahead of it. For what the server itself compares with
 * its clock.
 */
export const createRecentTime = (read: () => Promise<Date>): (() => Promise<Date>) => {
  let known: { at: Date; readAt: number } | undefined;
  return async () => {
    if (known && performance.now() - known.readAt < FRESH) return known.at;
    const readAt = performance.now();
    const at = await read();
    known = { at, readAt };
    return at;
  };
};
