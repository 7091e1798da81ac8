/**
 * What a published document hands over as its origin, to spread into a publish: two documents of two CMSs that have the
 * same number were not made in the same millisecond, and a copy of a CMS' database is the same CMS.
 */
export const originOf = (createdAt: unknown): { origin?: string } => {
  const made = new Date(createdAt as string | Date);
  return Number.isNaN(made.getTime()) ? {} : { origin: `cms:${made.toISOString()}` };
};
