'use client';

import { CriteriaEditor } from '@whenthen/admin-ui';
import '@whenthen/admin-ui/styles.css';
import { checkCriteria, type Condition, type Known } from '@whenthen/core/definition';
import { Button } from '@payloadcms/ui';
import { useId, useRef, useState } from 'react';
import { useCatalog } from '../client/use-catalog.js';
import { useCommand } from '../client/use-command.js';
import '../segments/segments.css';
import { WhoFits } from '../segments/WhoFits.js';
import { pathOf } from '../client/path-of.js';

interface AddEveryoneProps {
  workflow: string;
  segments: Known[];
  onStarted: () => void;
}

type Audience = { criteria?: Condition; segment?: string };

const CRITERIA = 'criteria';
const EVERYBODY = 'everybody';

/** Adds everybody who matches now, so many a minute, after showing how many they are. */
export const AddEveryone = ({ workflow, segments, onStarted }: AddEveryoneProps) => {
  const command = useCommand();
  const ids = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const { answer } = useCatalog(open);
  const [who, setWho] = useState(CRITERIA);
  const [criteria, setCriteria] = useState<Condition | null>(null);
  const [perMinute, setPerMinute] = useState('1000');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Stays until it was taken: sending it once more after a lost answer starts it once.
  const request = useRef<string | null>(null);

  const complete = criteria !== null && checkCriteria(criteria).length === 0;
  const audience: Audience | null =
    who === EVERYBODY ? {} : who === CRITERIA ? (complete ? { criteria } : null) : { segment: who };
  const rate = Number(perMinute);
  const isRate = Number.isInteger(rate) && rate >= 1 && rate <= 100_000;
  const path = `${pathOf(workflow)}/backfills`;

  const start = async () => {
    if (!audience) return;
    setBusy(true);
    setRefusal(null);
    request.current ??= crypto.randomUUID();
    const answer = await command(
      path,
      { ...audience, perMinute: rate, request: request.current },
      'Everyone who matches is being added.',
      // Said in the dialog: a note would lie behind it.
      setRefusal,
    );
    setBusy(false);
    if (!answer) return;
    request.current = null;
    dialog.current?.close();
    onStarted();
  };

  return (
    <>
      <Button
        buttonStyle="subtle"
        id="whenthen-add-everyone"
        margin={false}
        onClick={() => {
          setRefusal(null);
          setOpen(true);
          dialog.current?.showModal();
        }}
        size="small"
        type="button"
      >
        Add everyone who …
      </Button>
      <dialog
        aria-label="Add everyone who matches"
        className="whenthen-dialog whenthen-dialog--wide"
        onClose={() => setOpen(false)}
        ref={dialog}
      >
        {open && (
          <>
            <h2>Add everyone who matches now</h2>
            <div className="whenthen-dialog__row">
              <label htmlFor={`${ids}-who`}>Who</label>
              <select
                id={`${ids}-who`}
                onChange={({ target }) => {
                  request.current = null;
                  setWho(target.value);
                }}
                value={who}
              >
                <option value={CRITERIA}>People who fit these tests</option>
                {segments.map(({ id, name }) => (
                  <option key={id} value={id}>
                    Segment “{name}”
                  </option>
                ))}
                <option value={EVERYBODY}>Everybody</option>
              </select>
              <label htmlFor={`${ids}-rate`}>At most a minute</label>
              <input
                aria-invalid={!isRate}
                id={`${ids}-rate`}
                inputMode="numeric"
                onChange={({ target }) => {
                  request.current = null;
                  setPerMinute(target.value);
                }}
                value={perMinute}
              />
            </div>
            {!isRate && <p className="whenthen-refusal">Write a whole number from 1 to 100,000.</p>}
            <div className="whenthen-dialog__sides">
              {who === CRITERIA && (
                <CriteriaEditor
                  onChange={(value) => {
                    request.current = null;
                    setCriteria(value);
                  }}
                  seen={answer?.seen}
                  value={criteria}
                  vocabulary={answer?.catalog.vocabulary}
                />
              )}
              <WhoFits
                empty="Fill in a test to see who fits."
                question={audience && { path: `${path}/preview`, body: audience }}
              />
            </div>
            <p className="whenthen-quiet">The workflow’s entry rules say who of them enters. It can be cancelled.</p>
            {refusal && (
              <p className="whenthen-refusal" role="alert">
                {refusal}
              </p>
            )}
            <div className="whenthen-dialog__buttons">
              <Button buttonStyle="secondary" margin={false} onClick={() => dialog.current?.close()} type="button">
                Close
              </Button>
              <Button
                disabled={busy || !audience || !isRate}
                id="whenthen-add-everyone-now"
                margin={false}
                onClick={() => void start()}
                type="button"
              >
                {busy ? 'Starting …' : 'Add them'}
              </Button>
            </div>
          </>
        )}
      </dialog>
    </>
  );
};
