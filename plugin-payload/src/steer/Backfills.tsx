'use client';

import { Button } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import type { Backfills as Answer } from '../endpoints/backfills.js';
import { useAnswer } from '../client/use-answer.js';
import { useCommand } from '../client/use-command.js';
import { AddEveryone } from './AddEveryone.js';
import { people } from './people.js';
import { pathOf } from '../client/path-of.js';

/** How often a backfill that is under way is asked about, in milliseconds. */
const EVERY = 2_000;

/** Adding everybody who matches: a button, where that may be done by hand, and how far those under way have come. */
export const Backfills = ({ workflow, byHand }: { workflow: string; byHand: boolean }) => {
  const [tick, setTick] = useState(0);
  const command = useCommand();
  const { answer } = useAnswer<Answer>({ path: `${pathOf(workflow)}/backfills`, again: String(tick) });
  const running = answer?.backfills.filter((b) => b.state === 'running') ?? [];
  const ask = () => setTick((n) => n + 1);
  const isRunning = running.length > 0;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setTimeout(ask, EVERY);
    return () => clearTimeout(timer);
  }, [isRunning, tick]);

  const cancel = async (backfill: string) => {
    await command(
      `${pathOf(workflow)}/backfills/cancel`,
      { backfill },
      'Cancelled. People who were added stay inside.',
    );
    ask();
  };
  return (
    <>
      {byHand && <AddEveryone onStarted={ask} segments={answer?.segments ?? []} workflow={workflow} />}
      {running.map(({ id, added, perMinute, progress, schedule }) => (
        <div className="whenthen-backfill" data-testid="whenthen-backfill" key={id}>
          <span>
            {schedule
              ? `It is time (${schedule}), and everyone it is for enters:`
              : `Adding everyone who matches, at most ${perMinute.toLocaleString('en')} a minute:`}{' '}
            <strong>{people(added)}</strong> added
          </span>
          {progress && (
            <progress aria-label="People looked at" max={Math.max(progress.of, 1)} value={progress.looked} />
          )}
          <Button buttonStyle="subtle" margin={false} onClick={() => void cancel(id)} size="small" type="button">
            Cancel
          </Button>
        </div>
      ))}
    </>
  );
};
