import { Link } from '@payloadcms/ui';
import type { DefaultServerCellComponentProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { When } from './When.js';

/** When a document was made or changed, as a column of a list. */
export const MomentCell = (cell: Partial<DefaultServerCellComponentProps>) => {
  const { collectionSlug, link, payload, rowData } = cell;
  const cellData: unknown = cell.cellData;
  // Payload makes the cells of a document's form too, where there is no row.
  if (!payload || (typeof cellData !== 'string' && !(cellData instanceof Date))) return null;
  const at = typeof cellData === 'string' ? cellData : cellData.toISOString();
  const moment = <When at={at} runtime={runtimeOf(payload)} />;
  if (!link || rowData?.id === undefined) return moment;
  // The first column leads to the document, and any column can be moved there.
  const { admin: adminRoute } = payload.config.routes;
  return (
    <Link href={formatAdminURL({ adminRoute, path: `/collections/${collectionSlug}/${rowData.id}` })} prefetch={false}>
      {moment}
    </Link>
  );
};
