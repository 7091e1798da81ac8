'use client';

import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui';
import { useState } from 'react';
import './status.css';
import { StatusPill } from './StatusPill.js';
import { consequence, statusActions, statusLabels, type StatusAction } from './statuses.js';
import { useWorkflow } from './use-workflow.js';

const MODAL = 'whenthen-status';

interface StatusButtonsProps {
  workflow: string | undefined;
  /** The status is read again when this is another. */
  asOf: string;
  /** May whoever looks change it? */
  change?: boolean;
  /** Is called when the status was changed. */
  onChange?: () => void;
}

/** The engine's status of a workflow with what can be done about it. Needs no save, and makes no version. */
export const StatusButtons = ({ workflow: id, asOf, change = true, onChange }: StatusButtonsProps) => {
  const { workflow, error, setStatus } = useWorkflow(id, asOf);
  const { openModal } = useModal();
  const [asked, setAsked] = useState<StatusAction | null>(null);

  const confirm = async () => {
    if (!asked) return;
    try {
      await setStatus(asked.to);
      onChange?.();
      toast.success(`This workflow is now ${statusLabels[asked.to].toLowerCase()}.`);
    } catch (reason) {
      toast.error(reason instanceof Error ? reason.message : String(reason));
    }
  };

  if (error)
    return (
      <span className="whenthen-status whenthen-status--error" role="alert">
        {error}
      </span>
    );
  if (!workflow) return null;
  const actions = workflow.version === null || !change ? [] : statusActions[workflow.status];
  return (
    <section aria-label="Workflow status" className="whenthen-status" data-status={workflow.status}>
      <StatusPill frozen={workflow.frozen} status={workflow.status} />
      <span className="whenthen-status__note">
        {workflow.version === null ? 'not published yet' : `${workflow.counts.waiting} inside`}
      </span>
      {actions.map((action) => (
        <Button
          buttonStyle={action.primary ? 'primary' : 'subtle'}
          id={`whenthen-${action.to}`}
          key={action.to}
          margin={false}
          onClick={() => {
            setAsked(action);
            openModal(MODAL);
          }}
          size="medium"
          type="button"
        >
          {action.label}
        </Button>
      ))}
      <ConfirmationModal
        body={asked ? consequence(asked.to, workflow.counts.waiting) : ''}
        confirmLabel={asked?.label ?? ''}
        heading={`${asked?.label ?? ''} this workflow?`}
        modalSlug={MODAL}
        onConfirm={confirm}
      />
    </section>
  );
};
