import type { WorkflowStatus } from '@whenthen/core/definition';
import { Pill } from '@payloadcms/ui';
import { statusLabels, statusPills } from './statuses.js';

interface StatusPillProps {
  status: WorkflowStatus;
  /** Whether everybody inside stands still, whatever its status. */
  frozen?: boolean;
}

/** A workflow's status in its colour, and beside it that everybody inside stands still. */
export const StatusPill = ({ status, frozen = false }: StatusPillProps) => (
  <>
    <Pill pillStyle={statusPills[status]} size="small">
      {statusLabels[status]}
    </Pill>
    {frozen && (
      <>
        {' '}
        <Pill pillStyle="error" size="small">
          Frozen
        </Pill>
      </>
    )}
  </>
);
