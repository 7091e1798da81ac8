'use client';

import { Button, useConfig } from '@payloadcms/ui';
import type { SuppressionImportResult, SuppressionReason } from '@whenthen/core';
import { useRouter } from 'next/navigation.js';
import { useId, useRef, useState } from 'react';
import { readErrors } from '../client/read-errors.js';
import type { List } from '../people/import/parse-list.js';
import { readList } from '../people/import/read-list.js';
import { columnsOf, entryOf, listFault } from './list-columns.js';
import { reasonChoices, suppressionReasons } from './reasons.js';

/** Rows that are sent at once. */
const CHUNK = 500;

const plural = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** How far an import is. */
interface Progress extends SuppressionImportResult {
  sent: number;
}

const NOTHING: Progress = { sent: 0, added: 0, known: 0, refused: [] };

/** Takes in a CSV file with addresses that get no mail: choose it, say why where it does not, and read what was refused. */
export const ImportSuppressionList = () => {
  const { config } = useConfig();
  const router = useRouter();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [list, setList] = useState<List | null>(null);
  const [otherwise, setOtherwise] = useState<SuppressionReason>('unsubscribed');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // Stays with the file: sending it once more after a lost answer adds nothing twice.
  const name = useRef('');
  const url = `${config.serverURL ?? ''}${config.routes.api}/whenthen/suppressions/import`;

  const choose = async (file: File | undefined) => {
    if (!file) return;
    setFault(null);
    setProgress(null);
    try {
      const read = await readList(file);
      const wrong = listFault(read);
      if (wrong) throw new Error(wrong);
      name.current = crypto.randomUUID();
      setList(read);
    } catch (error) {
      setList(null);
      setFault((error as Error).message);
    }
  };

  const send = async ({ rows, headings }: List) => {
    const columns = columnsOf(headings);
    setBusy(true);
    setFault(null);
    let state = NOTHING;
    try {
      for (let from = 0; from < rows.length; from += CHUNK) {
        const part = rows.slice(from, from + CHUNK);
        const body = part.map(({ number: row, cells }) => ({ row, entry: entryOf(cells, columns, otherwise) }));
        const response = await fetch(url, {
          method: 'POST',
          credentials: 'include',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ import: name.current, rows: body }),
        });
        if (!response.ok) throw new Error(await readErrors(response));
        const { added, known, refused } = (await response.json()) as SuppressionImportResult;
        state = {
          sent: from + part.length,
          added: state.added + added,
          known: state.known + known,
          refused: [...state.refused, ...refused],
        };
        setProgress(state);
      }
    } catch (error) {
      setFault(`${(error as Error).message} What was sent so far is on the list; start again to send the rest.`);
    } finally {
      setBusy(false);
      router.refresh();
    }
  };

  const hasReasons = list !== null && columnsOf(list.headings).reason >= 0;
  return (
    <>
      <Button
        buttonStyle="subtle"
        id="whenthen-import-suppressions"
        margin={false}
        onClick={() => dialog.current?.showModal()}
        size="small"
        type="button"
      >
        Import…
      </Button>
      <dialog aria-labelledby={`${id}-title`} className="whenthen-dialog" ref={dialog}>
        <h2 id={`${id}-title`}>Import a list</h2>
        <div className="whenthen-suppression-form">
          <label htmlFor={`${id}-file`}>
            A CSV file with a column “email”, and, if you like, “reason” and “why”: this page’s own export, or that of
            another provider.
          </label>
          <input
            accept=".csv,.tsv,.txt,text/csv"
            id={`${id}-file`}
            onChange={({ target }) => {
              void choose(target.files?.[0]);
              // So that the same file can be chosen again once it is mended.
              target.value = '';
            }}
            type="file"
          />
          {list && (
            <>
              <p>
                {list.name}: {plural(list.rows.length, 'row', 'rows')}
              </p>
              {[...list.notes, ...list.refused.map(({ number, reason }) => `Row ${number}: ${reason}`)].map((note) => (
                <p className="whenthen-quiet" key={note}>
                  {note}
                </p>
              ))}
              <label htmlFor={`${id}-reason`}>{hasReasons ? 'Reason of rows without one' : 'Reason'}</label>
              <select
                id={`${id}-reason`}
                onChange={({ target }) => setOtherwise(target.value as SuppressionReason)}
                value={otherwise}
              >
                {suppressionReasons.map((one) => (
                  <option key={one} value={one}>
                    {reasonChoices[one]}
                  </option>
                ))}
              </select>
            </>
          )}
          {progress && (
            <div aria-live="polite" data-testid="whenthen-suppressions-report">
              <p>
                {plural(progress.added, 'address', 'addresses')} added, {progress.known.toLocaleString('en')} on the
                list before, {progress.refused.length.toLocaleString('en')} refused.
              </p>
              {progress.refused.length > 0 && (
                <ul className="whenthen-suppression-refused">
                  {progress.refused.slice(0, 100).map(({ row, issues }) => (
                    <li key={row}>
                      Row {row}: {issues.map(({ message }) => message).join('; ')}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )}
          {fault && (
            <p className="whenthen-refusal" role="alert">
              {fault}
            </p>
          )}
          <div className="whenthen-dialog__buttons">
            <Button buttonStyle="secondary" margin={false} onClick={() => dialog.current?.close()} type="button">
              Close
            </Button>
            <Button
              disabled={busy || !list}
              margin={false}
              onClick={() => {
                if (list) void send(list);
              }}
              type="button"
            >
              {busy ? 'Importing …' : 'Import'}
            </Button>
          </div>
        </div>
      </dialog>
    </>
  );
};
