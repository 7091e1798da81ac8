'use client';

import { useDocumentInfo } from '@payloadcms/ui';
import { StatusButtons } from './StatusButtons.js';

/** The status of the open workflow, beside Payload's buttons. */
export const StatusControl = ({ change }: { change: boolean }) => {
  const { id, lastUpdateTime, versionCount } = useDocumentInfo();
  return (
    <StatusButtons
      asOf={`${lastUpdateTime} ${versionCount}`}
      change={change}
      workflow={id === undefined ? undefined : String(id)}
    />
  );
};
