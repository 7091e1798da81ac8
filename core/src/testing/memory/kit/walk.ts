import type { PeopleWalk, WalkStep } from '../../../model/operation/walk.js';

interface Walked {
  build?: PeopleWalk;
}

/** Whether the record's walk still stands where it stood. */
export const standsAt = ({ build }: Readonly<Walked>, { id, at }: PeopleWalk): boolean =>
  build?.id === id && build.at === at;

/** Moves the walk on, or ends it. */
export const walkOn = (record: Walked, to: WalkStep): void => {
  if (to === 'end') delete record.build;
  else if (record.build) Object.assign(record.build, to);
};
