import { rowOf, type CellProps } from './rows.js';
import { StatusPill } from '../../status/StatusPill.js';

/** The engine's status of a workflow, as a column of the list. */
export const StatusCell = async (props: CellProps) => {
  const row = await rowOf(props);
  if (!row) return null;
  if ('unknown' in row) return <span title={row.unknown}>Unknown</span>;
  const { status, frozen } = row.known.glances.get(row.id) ?? { status: 'draft' as const, frozen: false };
  return <StatusPill frozen={frozen} status={status} />;
};
