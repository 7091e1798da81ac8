import { Pill } from '@payloadcms/ui';
import type { WorkflowStatus } from '@whenthen/core/definition';
import type { DefaultServerCellComponentProps, Payload } from 'payload';
import { runtimeOf } from '../runtime.js';
import { statusLabels, statusPills } from './statuses.js';

const readStatus = async (payload: Payload, id: string): Promise<WorkflowStatus | null> => {
  try {
    const engine = await runtimeOf(payload).engine();
    return (await engine.workflows.get(id))?.status ?? 'draft';
  } catch {
    return null;
  }
};

/** The engine's status of a workflow, as a column of the list. */
export const StatusCell = async ({ payload, rowData }: Partial<DefaultServerCellComponentProps>) => {
  // Payload makes the cells of a document's form too, where there is no row.
  if (!payload || rowData?.id === undefined) return null;
  const status = await readStatus(payload, String(rowData.id));
  if (!status) return <span title="The engine does not answer. See the log.">Unknown</span>;
  return (
    <Pill pillStyle={statusPills[status]} size="small">
      {statusLabels[status]}
    </Pill>
  );
};
