'use client';

import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { useCommand } from '../client/use-command.js';
import { fromField, toField, waitingWords, type Waiting } from './words.js';
import './sending.css';

type Order = 'hold' | 'send' | 'skip';

const MODAL = 'whenthen-sending';

interface SendingControlProps {
  held: { since: string; byHand: boolean } | null;
  waiting: Waiting | null;
}

/** Holds all sending, or lets it go on, after a question that says what waits. */
export const SendingControl = ({ held, waiting }: SendingControlProps) => {
  const command = useCommand();
  const { openModal } = useModal();
  const [reasonId, beforeId] = [useId(), useId()];
  const [asked, setAsked] = useState<Order>('hold');
  const [reason, setReason] = useState('');
  const [before, setBefore] = useState(() => (held ? toField(held.since) : ''));
  const moment = fromField(before);
  const what = waiting ? waitingWords(waiting) : 'what waits';

  const ask = (order: Order) => {
    setAsked(order);
    openModal(MODAL);
  };
  const questions: Record<Order, { heading: string; label: string; body: string }> = {
    hold: {
      heading: 'Hold all sending?',
      label: 'Hold sending',
      body: 'No e-mail, webhook or action of your own goes out, order confirmations neither, until somebody lets it go on. People get on in their workflows meanwhile, and what they would get waits.',
    },
    send: {
      heading: 'Send what waits?',
      label: 'Send',
      body: `${what.charAt(0).toUpperCase()}${what.slice(1)} and whatever falls due go out now. If the database was restored from a backup, people who got them already get them again.`,
    },
    skip: {
      heading: 'Skip what was due before?',
      label: 'Skip and go on',
      body: `What was due before ${moment ? moment.replace('T', ' ') : '…'} by your clock goes out no more, now or later. What is due after that goes out. This cannot be undone.`,
    },
  };

  const carryOut = async () => {
    if (asked === 'hold') await command('/sending/hold', { reason }, 'Sending is held.');
    else if (asked === 'send') await command('/sending/release', { then: 'send' }, 'Sending goes on.');
    else await command('/sending/release', { then: 'skip', before: moment }, 'Sending goes on.');
  };

  return (
    <section aria-label={held ? 'Let sending go on' : 'Hold sending'} className="whenthen-sending">
      {held ? (
        <>
          <Button id="whenthen-sending-send" margin={false} onClick={() => ask('send')} size="small" type="button">
            Send what waits
          </Button>
          <div className="whenthen-sending__choice">
            <label htmlFor={beforeId}>or skip what was due before</label>
            <input
              id={beforeId}
              onChange={(event) => setBefore(event.target.value)}
              type="datetime-local"
              value={before}
            />
            <Button
              buttonStyle={held.byHand ? 'subtle' : 'primary'}
              disabled={moment === undefined}
              id="whenthen-sending-skip"
              margin={false}
              onClick={() => ask('skip')}
              size="small"
              type="button"
            >
              Skip and go on
            </Button>
          </div>
        </>
      ) : (
        <div className="whenthen-sending__choice">
          <label htmlFor={reasonId}>Why</label>
          <input
            id={reasonId}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
            placeholder="Others read it, for example: we move to another server"
            type="text"
            value={reason}
          />
          <Button
            buttonStyle="subtle"
            disabled={reason.trim() === ''}
            id="whenthen-sending-hold"
            margin={false}
            onClick={() => ask('hold')}
            size="small"
            type="button"
          >
            Hold sending
          </Button>
        </div>
      )}
      <ConfirmationModal
        body={questions[asked].body}
        confirmLabel={questions[asked].label}
        heading={questions[asked].heading}
        modalSlug={MODAL}
        onConfirm={carryOut}
      />
    </section>
  );
};
