'use client';

import { Button } from '@payloadcms/ui';
import type { SuppressionReason } from '@whenthen/core';
import { useId, useRef, useState } from 'react';
import { useCommand } from '../client/use-command.js';
import { removalWords } from './reasons.js';

/** Takes an address off the suppression list, with the reason why. */
export const RemoveSuppression = ({ email, reason }: { email: string; reason: SuppressionReason }) => {
  const command = useCommand();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const remove = async () => {
    setBusy(true);
    setRefusal(null);
    const answer = await command(
      '/suppressions/remove',
      { email, reason, why },
      `${email} is off the list.`,
      setRefusal,
    );
    setBusy(false);
    if (answer) dialog.current?.close();
  };

  return (
    <>
      <Button
        aria-label={`Remove ${email} from the list`}
        buttonStyle="subtle"
        margin={false}
        onClick={() => {
          setRefusal(null);
          dialog.current?.showModal();
        }}
        size="small"
        type="button"
      >
        Remove…
      </Button>
      <dialog aria-labelledby={`${id}-title`} className="whenthen-dialog" ref={dialog}>
        <h2 id={`${id}-title`}>Remove {email}?</h2>
        <p>{removalWords[reason]}</p>
        <form
          className="whenthen-suppression-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (why.trim() !== '' && !busy) void remove();
          }}
        >
          <label htmlFor={`${id}-why`}>Why, for your colleagues</label>
          <input id={`${id}-why`} maxLength={500} onChange={({ target }) => setWhy(target.value)} value={why} />
          {refusal && (
            <p className="whenthen-refusal" role="alert">
              {refusal}
            </p>
          )}
          <div className="whenthen-dialog__buttons">
            <Button buttonStyle="secondary" margin={false} onClick={() => dialog.current?.close()} type="button">
              Keep
            </Button>
            <Button disabled={busy || why.trim() === ''} margin={false} type="submit">
              {busy ? 'Removing …' : 'Remove from the list'}
            </Button>
          </div>
        </form>
      </dialog>
    </>
  );
};
