/** An event that was begun alone so often without being processed is passed by. */
export const MOST_LOSSES = 5;

/**
 * How long an event is held back after its n-th loss, in milliseconds: what passes by itself gets the time to. The last
 * one is for an event that ends its process: whoever comes to it then passes it by.
 */
const PAUSES = [1_000, 5_000, 60_000, 600_000, 60_000];

export const pauseAfter = (losses: number): number => PAUSES[Math.min(losses, PAUSES.length) - 1] ?? 0;
