import type { PeopleWalk, WalkStep } from '../../model/walk.js';

/** A record that a walk over people stands in. */
interface Walked {
  build?: PeopleWalk;
}

/** Finds the record whose walk still stands where it stood. */
export const isStillAt =
  ({ id, at }: PeopleWalk) =>
  ({ build }: Readonly<Walked>): boolean =>
    build?.id === id && build.at === at;

/** Moves the walk on, or ends it. */
export const walkOn = (record: Walked, to: WalkStep): void => {
  if (to === 'end') delete record.build;
  else if (record.build) Object.assign(record.build, to);
};
