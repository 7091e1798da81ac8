import type { PeopleWalk, WalkStep } from '../../model/operation/walk.js';

/** Finds the record whose walk still stands where it stood. */
export const stillAt = ({ id, at }: PeopleWalk) => ({ 'build.id': id, 'build.at': at });

/** Moves the walk on, or ends it. */
export const walkOn = (to: WalkStep) =>
  to === 'end' ? { $unset: { build: 1 } } : { $set: { 'build.at': to.at, 'build.looked': to.looked } };
