'use client';

import { Button, ConfirmationModal, Pill, toast, useModal } from '@payloadcms/ui';
import { useState } from 'react';
import './status.css';
import { consequence, statusActions, statusLabels, statusPills, type StatusAction } from './statuses.js';
import { useWorkflow } from './useWorkflow.js';

const MODAL = 'whenthen-status';

/**
 * The engine's status of the open workflow, beside Payload's buttons, with what can be done about it. Needs no save, and
 * makes no version.
 */
export const StatusControl = () => {
  const { workflow, error, setStatus } = useWorkflow();
  const { openModal } = useModal();
  const [asked, setAsked] = useState<StatusAction | null>(null);

  const confirm = async () => {
    if (!asked) return;
    try {
      await setStatus(asked.to);
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
  const actions = workflow.version === null ? [] : statusActions[workflow.status];
  return (
    <section aria-label="Workflow status" className="whenthen-status" data-status={workflow.status}>
      <Pill pillStyle={statusPills[workflow.status]} size="small">
        {statusLabels[workflow.status]}
      </Pill>
      <span className="whenthen-status__note">
        {workflow.version === null ? 'not published yet' : `v${workflow.version} · ${workflow.counts.waiting} inside`}
      </span>
      {actions.map((action) => (
        <Button
          buttonStyle={action.primary ? 'pill' : 'subtle'}
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
