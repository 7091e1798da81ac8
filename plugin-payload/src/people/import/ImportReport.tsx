'use client';

import { Button, Link } from '@payloadcms/ui';
import { useMemo } from 'react';
import { useHealth } from '../../health/use-health.js';
import { allRows } from './outcome.js';
import type { List } from './parse-list.js';
import { refusedFile } from './refused-file.js';
import { figures, leavingWords, stopWords } from './report-words.js';
import { RowNotes } from './RowNotes.js';
import type { Progress } from './send-list.js';

/** What keeps rows waiting that were taken in. */
const WAITING = new Set(['no_worker', 'database_down']);

interface ImportReportProps {
  list: List;
  progress: Progress;
  /** Where the list of people is. */
  people: string;
  /** Where it is told how the engine is. */
  health: string;
  onAgain: () => void;
}

const download = (text: string) => {
  const url = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'refused.csv';
  link.click();
  URL.revokeObjectURL(url);
};

/** How far an import is, and which rows need a look and why. */
export const ImportReport = ({ list, progress, people, health, onAgain }: ImportReportProps) => {
  const { total, sent, accepted, notes, stopped, done } = progress;
  const known = useMemo(() => new Map(allRows(list).map(({ number, cells }) => [number, cells])), [list]);
  const { problems } = useHealth(accepted > 0 && (done || stopped) ? health : null);
  const waiting = accepted > 0 && (done || stopped) && problems.some(({ code }) => WAITING.has(code));
  return (
    <section aria-label="Import" aria-live="polite" className="whenthen-import">
      <h2>{done ? 'Imported' : stopped ? 'Stopped' : 'Importing …'}</h2>
      <progress aria-label="Rows sent" max={total} value={sent} />
      <p data-testid="whenthen-import-report">{figures(progress)}</p>
      {progress.unsubscribed > 0 && <p>{leavingWords(progress)}</p>}
      {waiting && (
        <p className="whenthen-notice" role="status">
          What was taken in waits: it shows under People as soon as the store’s server works again.
        </p>
      )}
      {stopped && (
        <p className="whenthen-refusal" role="alert">
          {stopWords(progress)}
        </p>
      )}
      {notes.length > 0 && <RowNotes known={known} notes={notes} />}
      {(done || stopped) && (
        <div className="whenthen-import__buttons">
          {notes.length > 0 && (
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => download(refusedFile(list, known, notes))}
              type="button"
            >
              Download these rows
            </Button>
          )}
          <Button margin={false} onClick={onAgain} type="button">
            Import another file
          </Button>
          <Link href={people} prefetch={false}>
            See the people
          </Link>
        </div>
      )}
    </section>
  );
};
