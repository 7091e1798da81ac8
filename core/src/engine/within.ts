/**
 * Waits for the work no longer than the limit, in milliseconds; `undefined`: without one. What ignores its signal goes
 * on unheard: its result counts nothing.
 * @param what took too long, as the Error thrown then says; or what is thrown then
 * @throws what the work throws, or that
 */
export const within = async (
  limit: number | undefined,
  what: string | (() => Error),
  work: (signal: AbortSignal) => unknown,
): Promise<unknown> => {
  const controller = new AbortController();
  if (limit === undefined) return work(controller.signal);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = typeof what === 'string' ? new Error(`${what} took longer than ${limit / 1000} s`) : what();
      reject(error);
      controller.abort(error);
    }, limit);
  });
  try {
    return await Promise.race([late, (async () => work(controller.signal))()]);
  } finally {
    clearTimeout(timer);
  }
};
