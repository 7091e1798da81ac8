'use client';

import type { FuseView } from '@whenthen/core';
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useState } from 'react';
import { pathOf } from '../client/path-of.js';
import { useCommand } from '../client/use-command.js';
import { keptWords, openWords, usualWords } from './fuse-words.js';
import { people } from './people.js';

type Decision = 'let in' | 'throw away' | 'open for an hour' | 'open for good' | 'close';
const MODAL = 'whenthen-fuse';

const LABELS: Record<Decision, string> = {
  'let in': 'Let them in',
  'throw away': 'Throw them away',
  'open for an hour': 'Open for an hour',
  'open for good': 'Never pause this workflow',
  close: 'Watch over it again',
};

const bodyOf = (decision: Decision, kept: number): string => {
  switch (decision) {
    case 'let in':
      return `${people(kept)} may enter now, and waits count from now. Who is inside already, or has reached the goal meanwhile, gets nothing more. Entries go on as usual.`;
    case 'throw away':
      return `${people(kept)} will not enter this workflow by what has happened. It stays in their timelines. Entries go on as usual.`;
    case 'open for an hour':
      return 'For an hour, as many people enter as come. Those who are kept stay so until you let them in or throw them away.';
    case 'open for good':
      return 'From now on as many people enter this workflow as come, however many they are.';
    case 'close':
      return 'From now on entries are paused again when far more people enter than usual.';
  }
};

interface FuseNoticeProps {
  workflow: string;
  fuse: FuseView;
  /** When entries were paused, and until when nothing pauses them, in words. */
  since: string | null;
  until: string | null;
}

/** That entries of a workflow are paused, how many people are kept, and what can be done about it. */
export const FuseNotice = ({ workflow, fuse, since, until }: FuseNoticeProps) => {
  const command = useCommand();
  const { openModal } = useModal();
  const [asked, setAsked] = useState<Decision>('let in');
  const { kept, open } = fuse;
  const isPaused = since !== null;
  if (!isPaused && kept === 0 && !open) return null;

  const decisions: Decision[] = [
    ...(kept > 0 ? (['let in', 'throw away'] as const) : []),
    ...(open ? (['close'] as const) : (['open for an hour', 'open for good'] as const)),
  ];
  const decide = async () => {
    await command<{ events: number }>(`${pathOf(workflow)}/fuse`, { then: asked }, ({ events }) =>
      asked === 'let in'
        ? `${people(events)} may enter now.`
        : asked === 'throw away'
          ? 'They are thrown away.'
          : 'Done.',
    );
  };
  return (
    <section
      aria-label="Paused entries"
      className={`whenthen-notice${isPaused ? ' whenthen-notice--bad' : ''}`}
      data-testid="whenthen-fuse"
      role={isPaused ? 'alert' : undefined}
    >
      {isPaused && <h3>Entries are paused</h3>}
      {(isPaused || kept > 0) && (
        <p>
          {keptWords(kept, since)}
          {isPaused && `, ${usualWords(fuse.usual)}. Nobody is lost, and people inside go on`}.
        </p>
      )}
      {open && <p>{openWords(until, open.by)}</p>}
      <div className="whenthen-dialog__buttons">
        {decisions.map((decision) => (
          <Button
            buttonStyle={decision === 'let in' ? 'primary' : 'subtle'}
            id={`whenthen-fuse-${decision.replaceAll(' ', '-')}`}
            key={decision}
            margin={false}
            onClick={() => {
              setAsked(decision);
              openModal(MODAL);
            }}
            size="small"
            type="button"
          >
            {LABELS[decision]}
          </Button>
        ))}
      </div>
      <ConfirmationModal
        body={bodyOf(asked, kept)}
        confirmLabel={LABELS[asked]}
        heading={`${LABELS[asked]}?`}
        modalSlug={MODAL}
        onConfirm={decide}
      />
    </section>
  );
};
