'use client';

import type { AttentionJobView, AttentionKind, AttentionQuery } from '@whenthen/core';
import { Button, ConfirmationModal, toast, useConfig, useModal } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { readErrors } from '../client/read-errors.js';
import { useCommand } from '../client/use-command.js';
import { actions } from './words.js';

type What = 'retry' | 'sent' | 'not_sent' | 'dismiss';

const words: Record<What, { label: string; heading: string; confirm: string; body: string }> = {
  retry: {
    label: 'Try again',
    heading: 'Try again?',
    confirm: 'Try again',
    body: 'Each is done once more, now. Who left or unsubscribed meanwhile is skipped.',
  },
  sent: {
    label: 'Count as sent',
    heading: 'Count as sent?',
    confirm: 'Count as sent',
    body: 'If the mail server had not taken it, the person never gets it.',
  },
  not_sent: {
    label: 'Count as not sent',
    heading: 'Count as not sent?',
    confirm: 'Count as not sent',
    body: 'Nothing is sent again, and it counts as failed.',
  },
  dismiss: {
    label: 'Dismiss',
    heading: 'Dismiss?',
    confirm: 'Dismiss',
    body: 'It leaves this list, and nothing else happens. This can be undone.',
  },
};

const HELD_RETRY = 'Those that the mail server had taken already arrive twice.';

const bodyOf = (what: What): { heldAs?: 'sent' | 'not_sent' } =>
  what === 'sent' || what === 'not_sent' ? { heldAs: what } : {};

interface DecideProps {
  /** Chosen one by one, or all that match. */
  choice: { keys: string[] } | { filter: AttentionQuery };
  /** What kinds are among them. */
  kinds: readonly AttentionKind[];
  /** Stands behind the words of each button: how many they are about. */
  about?: string;
  disabled?: boolean;
  onDone?: () => void;
}

/** What can be decided about some, or about all that match: those are counted before. */
export const Decide = ({ choice, kinds, about, disabled = false, onDone }: DecideProps) => {
  const modal = useId();
  const { config } = useConfig();
  const { openModal } = useModal();
  const command = useCommand();
  const [asked, setAsked] = useState<{ what: What; count: number; body: object }>({
    ...{ what: 'retry', count: 0, body: {} },
  });
  const offers: What[] = ['retry'];
  if (kinds.includes('held')) offers.push('sent', 'not_sent');
  else offers.push('dismiss');

  const count = async (): Promise<{ count: number; body: object }> => {
    if ('keys' in choice) return { count: choice.keys.length, body: { keys: choice.keys } };
    const query = new URLSearchParams(choice.filter as Record<string, string>).toString();
    const address = `${config.serverURL ?? ''}${config.routes.api}/whenthen/attention/count?${query}`;
    const response = await fetch(address, { credentials: 'include' });
    if (!response.ok) throw new Error(await readErrors(response));
    const counted = (await response.json()) as { count: number; until: string };
    return {
      count: counted.count,
      body: { filter: { ...choice.filter, until: counted.until }, expected: counted.count },
    };
  };
  const ask = async (what: What) => {
    try {
      setAsked({ what, ...(await count()) });
      openModal(modal);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error));
    }
  };
  const decide = async () => {
    const { what, body } = asked;
    const answer = await command<{ job: AttentionJobView }>(
      what === 'retry' ? '/attention/retry' : '/attention/dismiss',
      { ...body, ...bodyOf(what) },
      ({ job }) =>
        job.state === 'done'
          ? `${actions(job.done)}: done.`
          : `${actions(job.done)} of ${job.expected.toLocaleString('en')} so far. It goes on by itself.`,
    );
    if (answer) onDone?.();
  };
  const { heading, confirm, body } = words[asked.what];
  return (
    <div className="whenthen-decide">
      {offers.map((what) => (
        <Button
          buttonStyle={what === 'retry' ? 'primary' : 'subtle'}
          disabled={disabled}
          key={what}
          margin={false}
          onClick={() => void ask(what)}
          size="small"
          type="button"
        >
          {words[what].label}
          {about ? ` ${about}` : ''}
        </Button>
      ))}
      <ConfirmationModal
        body={`This is about ${actions(asked.count)}. ${body}${asked.what === 'retry' && kinds.includes('held') ? ` ${HELD_RETRY}` : ''}`}
        confirmLabel={`${confirm} (${asked.count.toLocaleString('en')})`}
        heading={heading}
        modalSlug={modal}
        onConfirm={decide}
      />
    </div>
  );
};
