'use client';

import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useState } from 'react';
import { useCommand } from '../client/use-command.js';
import { AddPeople } from './AddPeople.js';
import { Backfills } from './Backfills.js';
import { people } from './people.js';
import { pathOf } from '../client/path-of.js';

type Order = 'freeze' | 'unfreeze' | 'stop' | 'leftOut' | 'dismiss';

const MODAL = 'whenthen-steer';

const words: Record<Order, { label: string; body: (n: number) => string }> = {
  freeze: {
    label: 'Freeze everyone',
    body: (n) =>
      `${people(n)} inside stay where they are, and get no e-mails, until you unfreeze them. E-mails that are being sent right now still go out, and waiting times keep running. To let nobody new in, pause the workflow.`,
  },
  unfreeze: {
    label: 'Unfreeze everyone',
    body: (n) => `${people(n)} inside: they go on where they are, at once where their wait is over.`,
  },
  stop: {
    label: 'Stop everyone',
    body: (n) =>
      `${people(n)} inside: they leave for good, and get nothing more from this workflow. This cannot be undone. ` +
      'People who enter meanwhile may stay: pause the workflow first to keep it empty.',
  },
  leftOut: {
    label: 'Start them now',
    body: (n) =>
      `${n === 1 ? 'One event' : `${n} events`} came too late for this workflow, after an outage for example. The people enter now, and waits count from now. Who is inside already, or has reached the goal meanwhile, gets nothing more.`,
  },
  dismiss: {
    label: 'Forget them',
    body: (n) =>
      `${n === 1 ? 'One event' : `${n} events`} came too late for this workflow: nobody enters by ${n === 1 ? 'it' : 'them'}, now or later. What happened stays in the people’s timelines.`,
  },
};

interface SteerEveryoneProps {
  workflow: string;
  waiting: number;
  frozen: boolean;
  /** Events that came too late to have somebody enter. */
  leftOut: number;
  /** May people be added by hand? */
  byHand: boolean;
}

/** What can be done about everybody inside a workflow, each after a question that says how many they are. */
export const SteerEveryone = ({ workflow, waiting, frozen, leftOut, byHand }: SteerEveryoneProps) => {
  const command = useCommand();
  const { openModal } = useModal();
  const [asked, setAsked] = useState<Order>('freeze');
  const orders: Order[] = [
    ...(frozen ? (['unfreeze'] as const) : waiting > 0 ? (['freeze'] as const) : []),
    ...(waiting > 0 ? (['stop'] as const) : []),
  ];
  const ask = (order: Order) => {
    setAsked(order);
    openModal(MODAL);
  };

  const button = (order: Order) => (
    <Button
      buttonStyle={order === 'unfreeze' ? 'pill' : 'subtle'}
      {...(order === 'stop' && { className: 'whenthen-danger' })}
      id={`whenthen-${order}`}
      key={order}
      margin={false}
      onClick={() => ask(order)}
      size="small"
      type="button"
    >
      {words[order].label}
    </Button>
  );

  const carryOut = async () => {
    const path = pathOf(workflow);
    if (asked === 'stop')
      await command<{ stopped: number }>(
        `${path}/stop`,
        { everyone: true },
        ({ stopped }) => `${people(stopped)} stopped.`,
      );
    else if (asked === 'leftOut') await command(`${path}/left-out`, { then: 'start' }, 'They enter now.');
    else if (asked === 'dismiss') await command(`${path}/left-out`, { then: 'dismiss' }, 'They are forgotten.');
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
      {orders.map(button)}
      {leftOut > 0 && (
        <span className="whenthen-left-out">
          <strong>{leftOut}</strong> left out: it came too late {(['leftOut', 'dismiss'] as const).map(button)}
        </span>
      )}
      {byHand && <AddPeople workflow={workflow} />}
      <Backfills byHand={byHand} workflow={workflow} />
      {!byHand && (
        <span className="whenthen-quiet">
          To add people yourself, give this workflow the trigger “Added by hand”, and publish it.
        </span>
      )}
      <ConfirmationModal
        body={words[asked].body(asked === 'leftOut' || asked === 'dismiss' ? leftOut : waiting)}
        confirmLabel={words[asked].label}
        heading={`${words[asked].label}?`}
        modalSlug={MODAL}
        onConfirm={carryOut}
      />
    </section>
  );
};
