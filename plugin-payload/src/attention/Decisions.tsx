'use client';

import type { AttentionJobView } from '@whenthen/core';
import { Button, useConfig } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useEffect, useState } from 'react';
import { pollWhileSeen } from '../client/poll-while-seen.js';
import { useCommand } from '../client/use-command.js';
import { actions } from './words.js';

/** How often a decision that is carried out is asked about, in milliseconds. */
const EVERY = 2_000;
/** Decisions that have ended and are shown. */
const SHOWN = 3;

const doing = { retry: 'Trying again', dismiss: 'Dismissing', undo: 'Putting back' };
const did = { retry: 'tried again', dismiss: 'dismissed', undo: 'put back' };

/** What was decided lately: how far it has come, and the way back from what was dismissed. */
export const Decisions = ({ first, operate }: { first: AttentionJobView[]; operate: boolean }) => {
  const { config } = useConfig();
  const router = useRouter();
  const command = useCommand();
  const [answered, setAnswered] = useState<AttentionJobView[] | null>(null);
  const jobs = answered ?? first;
  const running = jobs.filter(({ state }) => state === 'running');
  const isRunning = running.length > 0;
  const address = `${config.serverURL ?? ''}${config.routes.api}/whenthen/attention/jobs`;
  useEffect(() => {
    if (!isRunning) return;
    return pollWhileSeen<AttentionJobView[] | null>({
      every: EVERY,
      async ask(signal) {
        const response = await fetch(address, { credentials: 'include', signal });
        return response.ok ? ((await response.json()) as { jobs: AttentionJobView[] }).jobs : null;
      },
      failed: () => null,
      told(found) {
        if (!found) return;
        setAnswered(found);
        if (found.every(({ state }) => state === 'done')) router.refresh();
      },
    });
  }, [address, isRunning, router]);

  const ended = jobs.filter(({ state }) => state === 'done').slice(0, SHOWN);
  if (jobs.length === 0) return null;
  return (
    <ul aria-label="Decided lately" aria-live="polite" className="whenthen-decisions">
      {running.map(({ id, what, done, expected }) => (
        <li key={id}>
          {doing[what]}: {done.toLocaleString('en')} of {actions(expected)}{' '}
          <progress aria-label={doing[what]} max={Math.max(1, expected)} value={done} />
        </li>
      ))}
      {ended.map(({ id, what, done, by, note, undoable }) => (
        <li key={id}>
          {actions(done)} {did[what]} by {by}
          {note ? `: ${note}` : ''}{' '}
          {undoable && operate && (
            <Button
              buttonStyle="subtle"
              margin={false}
              onClick={() => void command(`/attention/jobs/${id}/undo`, {}, 'Put back.')}
              size="small"
              type="button"
            >
              Undo
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};
