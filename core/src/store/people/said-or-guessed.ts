import type { Document } from 'mongodb';
import { guessable, type Guessable, type Telling } from '../../model/person.js';

const guesses = { $ifNull: ['$guessed', []] };

/** Has nobody said it so far? */
const isOpen = (key: Guessable): Document => ({
  $or: [{ $eq: [{ $type: `$${key}` }, 'missing'] }, { $in: [key, guesses] }],
});

/** What somebody's zone and language become, as a stage of an update: said, they hold; guessed, where nobody said any. */
export const saidOrGuessed = (person: NonNullable<Telling['person']>): Document => {
  const set: Document = {};
  const left: Document[] = [];
  for (const key of guessable) {
    const [said, guess] = [person[key], person.guessed?.[key]];
    if (said) set[key] = { $literal: said };
    else if (guess) set[key] = { $cond: [isOpen(key), { $literal: guess }, `$${key}`] };
    if (!said) left.push({ $cond: [guess ? isOpen(key) : { $in: [key, guesses] }, [key], []] });
  }
  if (Object.keys(set).length === 0) return {};
  const now = { $concatArrays: left };
  return { ...set, guessed: { $cond: [{ $eq: [now, []] }, '$$REMOVE', now] } };
};
