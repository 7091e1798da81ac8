'use client';

import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import { useCommand } from '../client/use-command.js';

/** Switches tracking off for a person, or on again. Both can be undone, and so nothing is asked. */
export const TrackingButton = ({ id, tracked }: { id: string; tracked: boolean }) => {
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const change = async () => {
    setBusy(true);
    await command(`/people/${id}/tracking`, { tracked: !tracked }, tracked ? 'Tracking is off.' : 'Tracking is on.');
    setBusy(false);
  };
  return (
    <Button
      buttonStyle="subtle"
      disabled={busy}
      id="whenthen-tracking"
      margin={false}
      onClick={() => void change()}
      size="small"
      type="button"
    >
      {tracked ? 'Switch tracking off' : 'Switch tracking on'}
    </Button>
  );
};
