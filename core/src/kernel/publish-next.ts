import { untilSettled } from './until-settled.js';

/** The versions of one thing, as they are published. */
interface Versions<V extends { version: number }> {
  latest(): Promise<V | null>;
  /** Is the latest version what is to be published? */
  isSame(latest: V): boolean;
  /** False where somebody else took that number meanwhile. */
  insert(version: number): Promise<boolean>;
}

/** Makes the next version, or returns the latest where that is the same. Of those who publish at once, each gets a number. */
export const publishNext = async <V extends { version: number }>({
  latest,
  isSame,
  insert,
}: Versions<V>): Promise<{ version: number; created: boolean }> => {
  let published = { version: 0, created: false };
  await untilSettled(['next'], async (open) => {
    const last = await latest();
    if (last && isSame(last)) {
      published = { version: last.version, created: false };
      return [];
    }
    published = { version: (last?.version ?? 0) + 1, created: true };
    return (await insert(published.version)) ? [] : open;
  });
  return published;
};
