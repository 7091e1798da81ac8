'use client';

import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useState } from 'react';
import { useCommand } from '../client/use-command.js';

type Decision = 'resend' | 'sent';

const words: Record<Decision, { label: string; heading: string; body: string; done: string }> = {
  resend: {
    label: 'Send again',
    heading: 'Send this e-mail again?',
    body: 'If the mail server had taken it before the crash, the person gets it twice.',
    done: 'The e-mail is sent again.',
  },
  sent: {
    label: 'Take as sent',
    heading: 'Count this e-mail as sent?',
    body: 'If the mail server had not taken it before the crash, the person never gets it.',
    done: 'The e-mail counts as sent.',
  },
};

/** What a person can do about an e-mail of which nobody knows whether it went out. */
export const HeldMessage = ({ id, to }: { id: string; to: string }) => {
  const { openModal } = useModal();
  const command = useCommand();
  const [asked, setAsked] = useState<Decision>('resend');
  const modal = `whenthen-message-${id}`;

  const decide = async () => {
    await command(`/messages/${id}/decision`, { decision: asked }, words[asked].done);
  };

  return (
    <div className="whenthen-held">
      {(['resend', 'sent'] as const).map((decision) => (
        <Button
          buttonStyle="subtle"
          key={decision}
          margin={false}
          onClick={() => {
            setAsked(decision);
            openModal(modal);
          }}
          size="small"
          type="button"
        >
          {words[decision].label}
        </Button>
      ))}
      <ConfirmationModal
        body={`${words[asked].body} It is for ${to}.`}
        confirmLabel={words[asked].label}
        heading={words[asked].heading}
        modalSlug={modal}
        onConfirm={decide}
      />
    </div>
  );
};
