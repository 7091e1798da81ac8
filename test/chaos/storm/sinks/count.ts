/** Counts something once more. Returns how often it was. */
export const count = (into: Map<string, number>, key: string): number => {
  const now = (into.get(key) ?? 0) + 1;
  into.set(key, now);
  return now;
};
