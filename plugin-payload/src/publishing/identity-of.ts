import type { PublishedDocument } from './hand-over.js';

/**
 * By what the engine knows a published document, to spread into a publish. Its origin tells documents apart that have the
 * same number: those of two CMSs were not made in the same millisecond, and a copy of a CMS' database is the same CMS.
 */
export const identityOf = ({
  id,
  name,
  createdAt,
}: PublishedDocument): { id: string; name: string; origin?: string } => {
  const made = new Date(createdAt as string | Date);
  return {
    id: String(id),
    name: String(name),
    ...(!Number.isNaN(made.getTime()) && { origin: `cms:${made.toISOString()}` }),
  };
};
