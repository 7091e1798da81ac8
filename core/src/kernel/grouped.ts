/** A group that takes longer than this holds up no other, in milliseconds. */
const SLOW = 1_000;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

const noLongerThan = async (ms: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/**
 * Makes one write of many: an item is written at once, and those that come while a group is being written are the next
 * group, which waits for a slow one no longer than a second. A durable write costs much the same for one as for many. A group that fails is written one by one, so that
 * one that cannot be written spoils no other.
 * @param write returns a result for each item, in their order; after it threw, it may be called with the same again
 * @returns writes one item: resolves with its result, or rejects with what its own write threw
 */
export const createGrouped = <Item, Result>(
  write: (group: Item[]) => Promise<readonly Result[]>,
): ((item: Item) => Promise<Result>) => {
  let gathered: Waiting<Item, Result>[] = [];
  let active = false;

  const together = async (group: Waiting<Item, Result>[]): Promise<void> => {
    const results = await write(group.map(({ item }) => item));
    group.forEach(({ resolve }, i) => resolve(results[i] as Result));
  };

  const written = async (group: Waiting<Item, Result>[]): Promise<void> => {
    try {
      await together(group);
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else await Promise.all(group.map((one) => together([one]).catch(one.reject)));
    }
  };

  const turn = async (): Promise<void> => {
    // Whatever is added in the same breath belongs to the first group.
    await Promise.resolve();
    while (gathered.length > 0) {
      const group = gathered;
      gathered = [];
      await noLongerThan(SLOW, written(group));
    }
    active = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      gathered.push({ item, resolve, reject });
      if (active) return;
      active = true;
      void turn();
    });
};
