'use client';

import { Button, ConfirmationModal, toast, useConfig, useModal } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { readErrors } from '../status/readErrors.js';

const words = {
  unsubscribed: {
    label: 'Unsubscribe',
    heading: 'Unsubscribe this person?',
    body: 'They get no more marketing e-mails. Workflows and sequences that end by it end now.',
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
  const { config } = useConfig();
  const { openModal } = useModal();
  const router = useRouter();
  const modal = `whenthen-subscription-${id}`;
  const { label, heading, body, done } = words[to];

  const change = async () => {
    const response = await fetch(`${config.serverURL ?? ''}${config.routes.api}/whenthen/people/${id}/subscription`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: to }),
    });
    if (response.ok) toast.success(done);
    else toast.error(await readErrors(response));
    router.refresh();
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
