import { parseDuration } from '@whenthen/core/definition';
import type { Recipe, RecipeEmail, RecipeSegment, RecipeSequence } from '@whenthen/core/recipes';

/** An id as the CMS' database has it. */
export type DocId = string | number;

const amountOf = (after: RecipeSequence['emails'][number]['after']) =>
  after ? parseDuration(after) : { amount: 0, unit: 'days' as const };

export const templateDoc = (email: RecipeEmail): Record<string, unknown> => ({ ...email });
export const segmentDoc = ({ name, criteria }: RecipeSegment): Record<string, unknown> => ({ name, criteria });
export const sequenceDoc = (
  { name, emails, stopTag }: RecipeSequence,
  template: (key: string) => DocId,
): Record<string, unknown> => ({
  name,
  emails: emails.map(({ after, email }) => ({ ...amountOf(after), template: template(email) })),
  ...(stopTag && { stopTag }),
});

/** How many of what a recipe makes, in words. */
export const contentsOf = ({ emails, sequences, segments }: Recipe): string => {
  const count = (of: object, one: string, many: string) => {
    const n = Object.keys(of).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  };
  return [
    'a workflow',
    ...count(emails, 'e-mail', 'e-mails'),
    ...count(sequences, 'sequence', 'sequences'),
    ...count(segments, 'segment', 'segments'),
  ].join(', ');
};
