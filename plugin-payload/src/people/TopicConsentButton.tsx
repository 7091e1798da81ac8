'use client';

import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useState } from 'react';
import { useCommand } from '../client/use-command.js';
import '../consent/consent.css';

interface TopicConsentButtonProps {
  person: string;
  email: string;
  topic: { id: string; name: string };
  to: 'subscribed' | 'unsubscribed';
}

/** Changes by hand whether a person gets e-mails about a topic, with a reason that is kept as evidence. */
export const TopicConsentButton = ({ person, email, topic, to }: TopicConsentButtonProps) => {
  const { openModal } = useModal();
  const command = useCommand();
  const [reason, setReason] = useState('');
  const modal = `whenthen-consent-${person}-${topic.id}-${to}`;
  const on = to === 'subscribed';

  const change = async () => {
    const answer = await command(`/people/${person}/consent`, { topic: topic.id, state: to, reason }, 'Changed.');
    if (answer) setReason('');
  };

  return (
    <>
      <Button buttonStyle="subtle" margin={false} onClick={() => openModal(modal)} size="small" type="button">
        {on ? 'Subscribe' : 'Unsubscribe'}
      </Button>
      <ConfirmationModal
        body={
          <>
            <p>
              {on
                ? `Do this only if ${email} agreed to get e-mails about “${topic.name}”.`
                : `${email} gets no more e-mails about “${topic.name}”.`}
            </p>
            <label>
              Why? It is kept with your name.
              <input
                className="whenthen-consent__reason"
                maxLength={500}
                onChange={({ target }) => setReason(target.value)}
                placeholder={on ? 'Agreed on the phone' : 'Asked for it by e-mail'}
                value={reason}
              />
            </label>
          </>
        }
        confirmLabel={on ? 'Subscribe' : 'Unsubscribe'}
        heading={on ? `Subscribe to “${topic.name}”?` : `Unsubscribe from “${topic.name}”?`}
        modalSlug={modal}
        onConfirm={change}
      />
    </>
  );
};
