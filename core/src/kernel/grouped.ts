interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Makes one write of many: an item is written at once, and those that come while a group is being written are the next
 * group. A durable write costs much the same for one as for many. A group that fails is written one by one, so that
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

  const turn = async (): Promise<void> => {
    // Whatever is added in the same breath belongs to the first group.
    await Promise.resolve();
    while (gathered.length > 0) {
      const group = gathered;
      gathered = [];
      await together(group).catch(async (error: unknown) => {
        if (group.length === 1) return group[0]?.reject(error);
        await Promise.all(group.map((one) => together([one]).catch(one.reject)));
      });
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
