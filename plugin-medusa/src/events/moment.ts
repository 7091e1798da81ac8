/** A point in time as the store gives it. */
export type Moment = Date | string;

/** The latest of the moments that are known. At least one has to be. */
export const latest = (...moments: (Moment | null | undefined)[]): Date => {
  const times = moments.flatMap((moment) => (moment ? [new Date(moment).getTime()] : []));
  return new Date(Math.max(...times));
};
