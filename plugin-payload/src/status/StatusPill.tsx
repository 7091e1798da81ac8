import type { WorkflowStatus } from '@whenthen/core/definition';
import { Pill } from '@payloadcms/ui';
import { statusLabels, statusPills } from './statuses.js';

/** A workflow's status in its colour. */
export const StatusPill = ({ status }: { status: WorkflowStatus }) => (
  <Pill pillStyle={statusPills[status]} size="small">
    {statusLabels[status]}
  </Pill>
);
