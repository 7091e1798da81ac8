'use client';

import { useDocumentInfo } from '@payloadcms/ui';
import { StatusButtons } from './StatusButtons.js';

/** The status of the open workflow, beside Payload's buttons. */
export const StatusControl = () => {
  const { id, lastUpdateTime, versionCount } = useDocumentInfo();
  return (
    <StatusButtons asOf={`${lastUpdateTime} ${versionCount}`} workflow={id === undefined ? undefined : String(id)} />
  );
};
