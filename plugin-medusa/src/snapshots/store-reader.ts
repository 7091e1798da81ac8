import type { RemoteQueryFunction } from '@medusajs/framework/types';
import type { ConsentPlaces } from '../consent/told-consent';
import type { Links } from '../events/links';

/** Reads the store's own tables through Medusa's query, over all of its modules. */
export interface StoreReader {
  query: Pick<RemoteQueryFunction, 'graph'>;
  links: Links;
  consent: ConsentPlaces;
}

interface Wanted {
  fields: string[];
  withDeleted?: boolean;
  filters?: Record<string, unknown>;
}

/**
 * Reads the rows with these ids. The row type is the caller's promise about `fields`: query.graph itself knows the
 * types of a store only after the store has generated them.
 */
export const readRows = async <Row>(
  { query }: StoreReader,
  entity: string,
  ids: string[],
  { fields, withDeleted = false, filters = {} }: Wanted,
): Promise<Row[]> => {
  if (ids.length === 0) return [];
  const { data } = await query.graph({ entity, fields, filters: { ...filters, id: ids }, withDeleted });
  return data as Row[];
};
