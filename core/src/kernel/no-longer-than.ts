/**
 * Waits for work no longer than so many milliseconds; the work goes on. Returns whether it came to its end.
 * @throws what the work throws within that time
 */
export const noLongerThan = async (ms: number, work: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer));
};
