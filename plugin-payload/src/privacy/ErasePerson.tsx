'use client';

import type { ErasureView } from '@whenthen/core';
import { Button } from '@payloadcms/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { useAnswer } from '../client/use-answer.js';
import { useCommand } from '../client/use-command.js';
import { progressOf } from './progress.js';

/** How often its progress is asked for, in milliseconds. */
const LOOK = 2_000;

const Progress = ({ erasure: begun, people }: { erasure: ErasureView; people: string }) => {
  const [looks, setLooks] = useState(0);
  const { answer } = useAnswer<{ erasure: ErasureView }>({
    path: looks === 0 ? null : `/erasures/${begun.id}`,
    again: String(looks),
  });
  const now = answer?.erasure ?? begun;
  const isOver = now.state !== 'under_way' && now.waitsFor.length === 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setTimeout(() => setLooks((n) => n + 1), LOOK);
    return () => clearTimeout(timer);
  }, [isOver, looks]);
  return (
    <>
      <p role="status">{progressOf(now)}</p>
      <div className="whenthen-dialog__buttons">
        <Button el="anchor" margin={false} url={people}>
          To the list of people
        </Button>
      </div>
    </>
  );
};

/** Erases a person once their address was typed in, and tells how far that has come. */
export const ErasePerson = ({ id, email, people }: { id: string; email: string; people: string }) => {
  const command = useCommand();
  const field = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [erasure, setErasure] = useState<ErasureView | null>(null);
  const isRight = typed.trim().toLowerCase() === email;

  const erase = async () => {
    setBusy(true);
    setRefusal(null);
    const answer = await command<{ erasure: ErasureView }>(
      `/people/${id}/erase`,
      { email: typed },
      'The erasure has begun.',
      setRefusal,
    );
    setBusy(false);
    if (answer) setErasure(answer.erasure);
  };

  return (
    <>
      <Button
        buttonStyle="subtle"
        id="whenthen-erase"
        margin={false}
        onClick={() => dialog.current?.showModal()}
        size="small"
        type="button"
      >
        Erase…
      </Button>
      <dialog aria-label="Erase this person" className="whenthen-dialog" ref={dialog}>
        <h2>Erase {email}?</h2>
        {erasure ? (
          <Progress erasure={erasure} people={people} />
        ) : (
          <>
            <ul>
              <li>Everything they are in ends now. An e-mail that is going out at this moment is not stopped.</li>
              <li>Their profile, events, timeline, e-mails and answers to forms are deleted, for good.</li>
              <li>Numbers stay: how many entered a workflow, how many e-mails were sent.</li>
              <li>
                Their address stays unsubscribed from marketing e-mails. Only a code is kept for that, from which nobody
                can read the address.
              </li>
              <li>Customers and orders of the store are not touched: delete those in the store.</li>
              <li>If they come back later, they are a new person.</li>
            </ul>
            <label htmlFor={field}>Type their e-mail address to confirm</label>
            <input
              autoComplete="off"
              className="whenthen-dialog__input"
              id={field}
              onChange={(event) => setTyped(event.target.value)}
              spellCheck={false}
              type="text"
              value={typed}
            />
            {refusal && (
              <p className="whenthen-refusal" role="alert">
                {refusal}
              </p>
            )}
            <div className="whenthen-dialog__buttons">
              <Button buttonStyle="secondary" margin={false} onClick={() => dialog.current?.close()} type="button">
                Cancel
              </Button>
              <Button
                buttonStyle="error"
                disabled={busy || !isRight}
                id="whenthen-erase-now"
                margin={false}
                onClick={() => void erase()}
                type="button"
              >
                {busy ? 'Erasing …' : 'Erase for good'}
              </Button>
            </div>
          </>
        )}
      </dialog>
    </>
  );
};
