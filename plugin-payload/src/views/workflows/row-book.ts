/** What rows of a list want to know of the engine, or why it is not known. */
export type Known<T> = { known: T } | { unknown: string };

interface Limits {
  /** How long is waited for an answer, in milliseconds. */
  patience: number;
  /** For how long nobody asks again after there was none, in milliseconds. */
  rest: number;
}

const AWAY = 'The database of the workflows does not answer. Load the page again in a moment.';

const patiently = async <T>(answer: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(AWAY)), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};

/**
 * Asks once for all who want to know at the same time, as the cells of a list do, and waits for it a few seconds. That
 * there was no answer holds for a moment: rows that come one after the other do not wait for it each.
 */
export const createRowBook = <T>(
  read: () => Promise<T>,
  { patience, rest }: Limits = { patience: 3_000, rest: 5_000 },
): (() => Promise<Known<T>>) => {
  let asked: Promise<Known<T>> | undefined;
  const ask = async (): Promise<Known<T>> => {
    try {
      const known = await patiently(read(), patience);
      asked = undefined;
      return { known };
    } catch {
      setTimeout(() => (asked = undefined), rest).unref();
      return { unknown: AWAY };
    }
  };
  return () => (asked ??= ask());
};
