import type { Moment } from '../events/moment';
import type { StoreReader } from '../snapshots/store-reader';

/** A row that changed, with what else was asked for. */
export interface ChangedRow {
  [field: string]: unknown;
  id: string;
  updated_at: Moment;
}

export interface ChangedRows {
  entity: string;
  fields?: string[] | undefined;
  filters?: Record<string, unknown> | undefined;
  withDeleted?: boolean | undefined;
  /** From when on, inclusive. */
  from: Date;
  /** Until when, exclusive. */
  to: Date;
  /** Rows a page; 100 by default. */
  pageSize?: number;
}

const timeOf = (row: ChangedRow): number => new Date(row.updated_at).getTime();

/**
 * Pages through the rows that changed in a span of time, oldest first. The next page starts *at* the time of the last
 * row (PostgreSQL keeps microseconds, which do not survive a Date), without the rows that were given already; a page
 * that is one single moment grows until it is not.
 */
export async function* changedRows(
  { query }: Pick<StoreReader, 'query'>,
  wanted: ChangedRows,
): AsyncGenerator<ChangedRow[]> {
  const { entity, fields = [], filters = {}, withDeleted = false, to, pageSize = 100 } = wanted;
  let from = wanted.from;
  let take = pageSize;
  let given = new Set<string>();
  for (;;) {
    const { data } = await query.graph({
      entity,
      fields: ['id', 'updated_at', ...fields],
      filters: { ...filters, updated_at: { $gte: from, $lt: to } },
      pagination: { order: { updated_at: 'ASC', id: 'ASC' }, take },
      withDeleted,
    });
    const rows = data as ChangedRow[];
    const fresh = rows.filter((row) => !given.has(row.id));
    if (fresh.length > 0) yield fresh;
    const last = rows.at(-1);
    if (!last || rows.length < take) return;
    take = timeOf(last) === from.getTime() ? take * 2 : pageSize;
    from = new Date(timeOf(last));
    given = new Set(rows.filter((row) => timeOf(row) === timeOf(last)).map((row) => row.id));
  }
}
