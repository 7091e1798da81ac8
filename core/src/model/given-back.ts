/**
 * Thrown by, or told to, an attempt that is over before it did anything: the process is stopping, or another worker
 * has taken the effect over. The effect is let go of, and the attempt does not count.
 */
export class GivenBackError extends Error {
  override readonly name = 'GivenBackError';
}
