import { noLongerThan } from './no-longer-than.js';

/** A group that takes longer than this holds up nobody, in milliseconds. */
const SLOW = 1_000;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Makes one write of many: an item is written at once, and those that come while a group is being written are the next
 * group. A durable write costs much the same for one as for many. Where a group fails, or takes longer than a second,
 * each of its items is written alone: neither one that cannot be written nor a connection that hangs spoils the others.
 * @param write returns a result for each item, in their order; may be called with the same again, also before it is done
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

  /** Whichever write of an item comes to its end first counts. */
  const alone = (group: Waiting<Item, Result>[]): Promise<unknown> =>
    Promise.all(group.map((one) => together([one]).catch(one.reject)));

  const written = async (group: Waiting<Item, Result>[]): Promise<void> => {
    const several = group.length > 1;
    const whole = together(group).catch((error: unknown) => (several ? alone(group) : group[0]?.reject(error)));
    const inTime = await noLongerThan(SLOW, whole);
    if (!inTime && several) void alone(group);
  };

  const turn = async (): Promise<void> => {
    // Whatever is added in the same breath belongs to the first group.
    await Promise.resolve();
    while (gathered.length > 0) {
      const group = gathered;
      gathered = [];
      await written(group);
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
