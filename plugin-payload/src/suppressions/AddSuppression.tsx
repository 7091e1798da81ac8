'use client';

import { Button } from '@payloadcms/ui';
import type { SuppressionReason } from '@whenthen/core';
import { useId, useRef, useState } from 'react';
import { useCommand } from '../client/use-command.js';
import { reasonChoices, suppressionReasons } from './reasons.js';

/** Puts an address on the suppression list, with the reason. */
export const AddSuppression = () => {
  const command = useCommand();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [email, setEmail] = useState('');
  const [reason, setReason] = useState<SuppressionReason>('unsubscribed');
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const ready = email.trim() !== '' && why.trim() !== '';

  const add = async () => {
    setBusy(true);
    setRefusal(null);
    // Said in the dialog: a note would lie behind it.
    const answer = await command(
      '/suppressions/add',
      { email, reason, why },
      `${email.trim()} is on the list.`,
      setRefusal,
    );
    setBusy(false);
    if (!answer) return;
    setEmail('');
    setWhy('');
    dialog.current?.close();
  };

  return (
    <>
      <Button
        buttonStyle="subtle"
        id="whenthen-add-suppression"
        margin={false}
        onClick={() => {
          setRefusal(null);
          dialog.current?.showModal();
        }}
        size="small"
        type="button"
      >
        Add an address…
      </Button>
      <dialog aria-labelledby={`${id}-title`} className="whenthen-dialog" ref={dialog}>
        <h2 id={`${id}-title`}>Add an address</h2>
        <form
          className="whenthen-suppression-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready && !busy) void add();
          }}
        >
          <label htmlFor={`${id}-email`}>E-mail address</label>
          <input
            autoComplete="off"
            id={`${id}-email`}
            onChange={({ target }) => setEmail(target.value)}
            placeholder="ada@example.com"
            type="email"
            value={email}
          />
          <label htmlFor={`${id}-reason`}>Reason</label>
          <select
            id={`${id}-reason`}
            onChange={({ target }) => setReason(target.value as SuppressionReason)}
            value={reason}
          >
            {suppressionReasons.map((one) => (
              <option key={one} value={one}>
                {reasonChoices[one]}
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-why`}>Why, for your colleagues</label>
          <input
            id={`${id}-why`}
            maxLength={500}
            onChange={({ target }) => setWhy(target.value)}
            placeholder="Asked on the phone, 3 March"
            value={why}
          />
          {refusal && (
            <p className="whenthen-refusal" role="alert">
              {refusal}
            </p>
          )}
          <div className="whenthen-dialog__buttons">
            <Button buttonStyle="secondary" margin={false} onClick={() => dialog.current?.close()} type="button">
              Close
            </Button>
            <Button disabled={busy || !ready} id="whenthen-add-suppression-now" margin={false} type="submit">
              {busy ? 'Adding …' : 'Add'}
            </Button>
          </div>
        </form>
      </dialog>
    </>
  );
};
