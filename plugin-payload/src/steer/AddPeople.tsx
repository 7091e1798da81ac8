'use client';

import { Button } from '@payloadcms/ui';
import { useId, useRef, useState } from 'react';
import { useCommand } from '../client/use-command.js';
import type { Added } from '../endpoints/kit/add-lines.js';
import { people } from './people.js';
import { RefusedLines } from './RefusedLines.js';
import { pathOf } from '../client/path-of.js';

/** A text to fill with addresses, one a line: the people enter by the trigger "Added by hand". */
export const AddPeople = ({ workflow }: { workflow: string }) => {
  const command = useCommand();
  const field = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<Added | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  // Stays until the text has been taken: sending it once more after a lost answer adds nobody twice.
  const request = useRef<string | null>(null);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const count = lines.length;

  const add = async () => {
    setBusy(true);
    setRefusal(null);
    request.current ??= crypto.randomUUID();
    const answer = await command<Added>(
      `${pathOf(workflow)}/people`,
      { text, request: request.current },
      ({ added }) => `${people(added)} handed to the workflow.`,
      // Said in the dialog: a note would lie behind it.
      setRefusal,
    );
    setBusy(false);
    if (!answer) return;
    request.current = null;
    setReport(answer);
    setText('');
    if (answer.refused.length === 0) dialog.current?.close();
  };

  return (
    <>
      <Button
        buttonStyle="subtle"
        id="whenthen-add-people"
        margin={false}
        onClick={() => {
          setReport(null);
          setRefusal(null);
          dialog.current?.showModal();
        }}
        size="small"
        type="button"
      >
        Add people…
      </Button>
      <dialog aria-label="Add people" className="whenthen-dialog" ref={dialog}>
        <h2>Add people by hand</h2>
        <label htmlFor={field}>
          E-mail addresses, one a line, at most 10,000. The workflow’s entry rules say who enters.
        </label>
        <textarea
          id={field}
          onChange={(event) => {
            request.current = null;
            setText(event.target.value);
          }}
          placeholder="ada@example.com"
          rows={8}
          spellCheck={false}
          value={text}
        />
        {refusal && (
          <p className="whenthen-refusal" role="alert">
            {refusal}
          </p>
        )}
        {report && <RefusedLines {...report} />}
        <div className="whenthen-dialog__buttons">
          <Button buttonStyle="secondary" margin={false} onClick={() => dialog.current?.close()} type="button">
            Close
          </Button>
          <Button
            disabled={busy || count === 0}
            id="whenthen-add-now"
            margin={false}
            onClick={() => void add()}
            type="button"
          >
            {busy ? 'Adding …' : `Add ${count === 1 ? '1 address' : `${count.toLocaleString('en')} addresses`}`}
          </Button>
        </div>
      </dialog>
    </>
  );
};
