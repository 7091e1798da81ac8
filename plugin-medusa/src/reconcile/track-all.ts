import type { Engine, EventInput } from '@whenthen/core';

const wasRefused = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'invalid_input';

/**
 * Hands events over. What the engine refuses (an address that is none) must not hold up the rest: such a batch is
 * handed over one by one, and `onRefused` is told.
 * @returns how many of them were new.
 */
export const trackAll = async (
  engine: Pick<Engine, 'track'>,
  events: EventInput[],
  onRefused: (event: EventInput, error: Error) => void,
): Promise<number> => {
  if (events.length === 0) return 0;
  try {
    return (await engine.track(events)).accepted;
  } catch (error) {
    if (!wasRefused(error)) throw error;
    const [only] = events;
    if (events.length === 1 && only) {
      onRefused(only, error as Error);
      return 0;
    }
  }
  let accepted = 0;
  for (const event of events) accepted += await trackAll(engine, [event], onRefused);
  return accepted;
};
