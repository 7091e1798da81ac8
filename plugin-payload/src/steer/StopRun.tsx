'use client';

import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useCommand } from '../client/use-command.js';

interface StopRunProps {
  run: string;
  email: string;
  workflow: string;
}

/** Stops one person in one workflow, after a question. */
export const StopRun = ({ run, email, workflow }: StopRunProps) => {
  const command = useCommand();
  const { openModal } = useModal();
  const modal = `whenthen-stop-${run}`;
  return (
    <>
      <Button buttonStyle="subtle" margin={false} onClick={() => openModal(modal)} size="small" type="button">
        Stop this person
      </Button>
      <ConfirmationModal
        body={`1 person, ${email}, leaves “${workflow}” for good and gets nothing more from it. This cannot be undone.`}
        confirmLabel="Stop this person"
        heading="Stop this person?"
        modalSlug={modal}
        onConfirm={async () => {
          await command(`/runs/${run}/stop`, {}, 'Stopped.');
        }}
      />
    </>
  );
};
