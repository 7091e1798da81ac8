/** How far a look at everybody has come: up to the person `at`, of those up to `to`, in the order of ids. */
export interface PeopleWalk {
  id: string;
  at: string;
  to: string;
  looked: number;
}

/** Where a walk stands next, or that it has come to its end. */
export type WalkStep = { at: string; looked: number } | 'end';

/** A walk from the first person to the newest one there is. */
export const newWalk = (newId: () => string): PeopleWalk => ({ id: newId(), at: '', to: newId(), looked: 0 });

/** The step behind these people, who were the next `limit` at most. */
export const stepBehind = (walk: PeopleWalk, people: { _id: string }[], limit: number): WalkStep => {
  const last = people.at(-1);
  return !last || people.length < limit ? 'end' : { at: last._id, looked: walk.looked + people.length };
};
