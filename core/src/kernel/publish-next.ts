import { ConflictError } from './errors.js';
import { untilSettled } from './until-settled.js';

/** So often in a row nobody takes a number away: then what is there and what is read do not agree. */
const MOST_TRIES = 100;

/** The versions of one thing, as they are published. */
interface Versions<V extends { version: number }> {
  /** What is published, for an error: `The template "welcome"`. */
  what: string;
  latest(): Promise<V | null>;
  /** Is the latest version what is to be published? */
  isSame(latest: V): boolean;
  /** False where somebody else took that number meanwhile. */
  insert(version: number): Promise<boolean>;
}

/**
 * Makes the next version, or returns the latest where that is the same. Of those who publish at once, each gets a number.
 * @throws ConflictError where it gets none in a hundred tries
 */
export const publishNext = async <V extends { version: number }>(
  { what, latest, isSame, insert }: Versions<V>,
  pause?: (lost: number) => Promise<void>,
): Promise<{ version: number; created: boolean }> => {
  let published = { version: 0, created: false };
  let tries = 0;
  await untilSettled(
    ['next'],
    async (open) => {
      if (++tries > MOST_TRIES)
        throw new ConflictError(`${what} is being published by others at this moment. Try again.`);
      const last = await latest();
      if (last && isSame(last)) {
        published = { version: last.version, created: false };
        return [];
      }
      published = { version: (last?.version ?? 0) + 1, created: true };
      return (await insert(published.version)) ? [] : open;
    },
    pause,
  );
  return published;
};
