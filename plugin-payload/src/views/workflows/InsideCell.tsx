import { Link } from '@payloadcms/ui';
import { runtimeOf } from '../../runtime/runtime.js';
import { runsOfDocument } from '../runs/places.js';
import { withQuery } from '../parts/query.js';
import { rowOf, type CellProps } from './rows.js';

/** How many people are inside a workflow, as a column of the list that leads to them. */
export const InsideCell = async (props: CellProps) => {
  const row = await rowOf(props);
  if (!row) return null;
  if ('unknown' in row) return <span title={row.unknown}>Unknown</span>;
  const { waiting } = row.known.glances.get(row.id) ?? { waiting: 0 };
  if (waiting === 0) return <span>0</span>;
  const runs = runsOfDocument(runtimeOf(row.payload), row.payload.config.routes.admin, row.id);
  return (
    <Link href={withQuery(runs, { show: 'inside' })} prefetch={false}>
      {waiting.toLocaleString('en')}
    </Link>
  );
};
