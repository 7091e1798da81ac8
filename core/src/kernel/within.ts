/**
 * Waits for the work no longer than the limit, in milliseconds; `undefined`: without one. What ignores its signal goes
 * on unheard: its result counts nothing. The signal also aborts with `outer`, and then nothing more is waited for, unless
 * there is no limit: such work sees to itself.
 * @param what took too long, as the Error thrown then says; or what is thrown then
 * @throws what the work throws, or that, or the reason of `outer`
 */
export const within = async (
  limit: number | undefined,
  what: string | (() => Error),
  work: (signal: AbortSignal) => unknown,
  outer?: AbortSignal,
): Promise<unknown> => {
  const controller = new AbortController();
  if (limit === undefined) return work(outer ?? controller.signal);
  let timer: NodeJS.Timeout | undefined;
  let follow: () => void = () => undefined;
  const over = new Promise<never>((_, reject) => {
    const end = (error: Error): void => {
      reject(error);
      controller.abort(error);
    };
    const late = (): Error =>
      typeof what === 'string' ? new Error(`${what} took longer than ${limit / 1000} s`) : what();
    timer = setTimeout(() => end(late()), limit);
    follow = () => end(outer?.reason as Error);
    outer?.addEventListener('abort', follow);
    if (outer?.aborted) follow();
  });
  try {
    return await Promise.race([over, (async () => work(controller.signal))()]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', follow);
  }
};
