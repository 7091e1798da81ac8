import { Link } from '@payloadcms/ui';
import { withQuery } from './query.js';

interface PageLinksProps {
  path: string;
  query: Record<string, string | undefined>;
  /** The cursor of this page, absent on the first. */
  after: string | undefined;
  /** The cursor of the next page. */
  next: string | null;
}

/** Moves through a list that is read by cursor: onwards, or back to its start. */
export const PageLinks = ({ path, query, after, next }: PageLinksProps) =>
  after || next ? (
    <nav aria-label="Pages" className="whenthen-pages">
      {after && (
        <Link prefetch={false} href={withQuery(path, query)}>
          ← Newest
        </Link>
      )}
      {next && (
        <Link prefetch={false} href={withQuery(path, { ...query, after: next })}>
          Older →
        </Link>
      )}
    </nav>
  ) : null;
