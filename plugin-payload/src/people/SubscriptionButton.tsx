'use client';

import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useCommand } from '../client/use-command.js';

const words = {
  unsubscribed: {
    label: 'Unsubscribe',
    heading: 'Unsubscribe this person?',
    body: 'They get no more marketing e-mails. Workflows and sequences that end when somebody unsubscribes end now.',
    done: 'Unsubscribed.',
  },
  subscribed: {
    label: 'Subscribe again',
    heading: 'Subscribe this person again?',
    body: 'Do this only if they asked for it: they told us to stop.',
    done: 'Subscribed.',
  },
};

/** Subscribes or unsubscribes a person, after a question. */
export const SubscriptionButton = ({ id, email, to }: { id: string; email: string; to: keyof typeof words }) => {
  const { openModal } = useModal();
  const command = useCommand();
  const modal = `whenthen-subscription-${id}`;
  const { label, heading, body, done } = words[to];

  const change = async () => {
    await command(`/people/${id}/subscription`, { status: to }, done);
  };

  return (
    <>
      <Button buttonStyle="subtle" margin={false} onClick={() => openModal(modal)} size="small" type="button">
        {label}
      </Button>
      <ConfirmationModal
        body={`${body} It is about ${email}.`}
        confirmLabel={label}
        heading={heading}
        modalSlug={modal}
        onConfirm={change}
      />
    </>
  );
};
