'use client';

import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useState } from 'react';
import { useCommand } from '../parts/useCommand.js';
import { AddPeople } from './AddPeople.js';
import { Backfills } from './Backfills.js';
import { people } from './people.js';

type Order = 'freeze' | 'unfreeze' | 'stop';

const MODAL = 'whenthen-steer';

const words: Record<Order, { label: string; body: (n: number) => string }> = {
  freeze: {
    label: 'Freeze everyone',
    body: (n) =>
      `${people(n)} inside: nobody takes a step until you unfreeze them. What is being sent already still goes out; waits go on counting.`,
  },
  unfreeze: {
    label: 'Unfreeze everyone',
    body: (n) => `${people(n)} inside: they go on where they are, at once where their wait is over.`,
  },
  stop: {
    label: 'Stop everyone',
    body: (n) =>
      `${people(n)} inside: they leave for good, and get nothing more from this workflow. This cannot be undone. ` +
      'Who enters meanwhile may stay: pause the workflow first to keep it empty.',
  },
};

interface SteerEveryoneProps {
  workflow: string;
  waiting: number;
  frozen: boolean;
}

/** What can be done about everybody inside a workflow, each after a question that says how many they are. */
export const SteerEveryone = ({ workflow, waiting, frozen }: SteerEveryoneProps) => {
  const command = useCommand();
  const { openModal } = useModal();
  const [asked, setAsked] = useState<Order>('freeze');
  const orders: Order[] = [frozen ? 'unfreeze' : 'freeze', ...(waiting > 0 ? (['stop'] as const) : [])];

  const carryOut = async () => {
    const path = `/workflows/${workflow}`;
    if (asked === 'stop')
      await command<{ stopped: number }>(
        `${path}/stop`,
        { everyone: true },
        ({ stopped }) => `${people(stopped)} stopped.`,
      );
    else
      await command(
        `${path}/freeze`,
        { frozen: asked === 'freeze' },
        asked === 'freeze' ? 'Everyone is frozen.' : 'Everyone goes on.',
      );
  };

  return (
    <section aria-label="Everyone inside" className="whenthen-steer">
      <span>
        <strong>{people(waiting)}</strong> inside now{frozen && ', frozen: nobody gets on'}
      </span>
      {orders.map((order) => (
        <Button
          buttonStyle={order === 'unfreeze' ? 'pill' : 'subtle'}
          id={`whenthen-${order}`}
          key={order}
          margin={false}
          onClick={() => {
            setAsked(order);
            openModal(MODAL);
          }}
          size="small"
          type="button"
        >
          {words[order].label}
        </Button>
      ))}
      <AddPeople workflow={workflow} />
      <Backfills workflow={workflow} />
      <ConfirmationModal
        body={words[asked].body(waiting)}
        confirmLabel={words[asked].label}
        heading={`${words[asked].label}?`}
        modalSlug={MODAL}
        onConfirm={carryOut}
      />
    </section>
  );
};
