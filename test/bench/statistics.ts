/** A figure seen several times. */
export interface Spread {
  median: number;
  min: number;
  max: number;
  all: number[];
}

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
};

export const spread = (values: number[]): Spread => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
  all: values,
});

/** One case against another, in the rounds that have both: what slows the machine down for a while slows both. */
export const ratios = (of: number[], to: number[]): Spread => spread(to.map((value, i) => (of[i] ?? NaN) / value));
