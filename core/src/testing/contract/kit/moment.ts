/** A moment, by the seconds after the first. */
export const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 2, 9) + seconds * 1_000);
