export interface Narrowing<T> {
  /** Does the work for all of these at once. */
  work(items: readonly T[]): Promise<void>;
  /** Hears of the one for which the work throws also when it is alone. */
  lost(item: T, error: unknown): Promise<void>;
  /** Whether an error says nothing about these in particular, such as a database that is away. */
  isNobodys(error: unknown): boolean;
}

/**
 * Does work for many at once. Where it throws, it is done for each half again, down to the one whom it throws for, so
 * that one bad record harms nobody else. Work that was half done is done again, so it has to bear that.
 * @throws what is nobody's, at once: trying again in halves would not help
 */
export const narrowDown = async <T>(items: readonly T[], how: Narrowing<T>): Promise<void> => {
  const [first] = items;
  if (first === undefined) return;
  try {
    await how.work(items);
  } catch (error) {
    if (how.isNobodys(error)) throw error;
    if (items.length === 1) return how.lost(first, error);
    const half = Math.ceil(items.length / 2);
    await narrowDown(items.slice(0, half), how);
    await narrowDown(items.slice(half), how);
  }
};
