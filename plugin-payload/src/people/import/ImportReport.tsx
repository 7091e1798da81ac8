'use client';

import { Button } from '@payloadcms/ui';
import Papa from 'papaparse';
import { useMemo } from 'react';
import type { List } from './parseList.js';
import type { Progress } from './sendList.js';

/** Refused rows that are listed; the file has them all. */
const SHOWN = 100;

interface ImportReportProps {
  list: List;
  progress: Progress;
  onAgain: () => void;
}

/** The cells of rows by their numbers. */
const byNumber = ({ rows, refused }: List): Map<number, string[]> =>
  new Map([...refused, ...rows].map(({ number, cells }) => [number, cells]));

const padded = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, i) => cells[i] ?? '');

const download = ({ headings }: List, known: Map<number, string[]>, { refused }: Progress) => {
  const all = refused.map(({ row, reason }) => ({ cells: known.get(row) ?? [], reason }));
  // The reason in a column of its own, also where a row has too few or too many cells.
  const width = all.reduce((most, { cells }) => Math.max(most, cells.length), headings.length);
  const rows = all.map(({ cells, reason }) => [...padded(cells, width), reason]);
  const text = Papa.unparse([[...padded(headings, width), 'reason'], ...rows], { escapeFormulae: true });
  const url = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'refused.csv';
  link.click();
  URL.revokeObjectURL(url);
};

/** How far an import is, and which rows were refused and why. */
export const ImportReport = ({ list, progress, onAgain }: ImportReportProps) => {
  const { sent, accepted, refused, stopped, done } = progress;
  const number = (n: number) => n.toLocaleString('en');
  const known = useMemo(() => byNumber(list), [list]);
  return (
    <section aria-label="Import" aria-live="polite" className="whenthen-import">
      <h2>{done ? 'Imported' : stopped ? 'Stopped' : 'Importing …'}</h2>
      <progress aria-label="Rows sent" max={list.rows.length} value={sent} />
      <p data-testid="whenthen-import-report">
        {number(sent)} of {number(list.rows.length)} rows: {number(accepted)} taken in, {number(refused.length)}{' '}
        refused.
      </p>
      {stopped && (
        <p className="whenthen-refusal" role="alert">
          {stopped} The rows above were taken in. Import the file again: what is there already stays as it is.
        </p>
      )}
      {refused.length > 0 && (
        <>
          <h2>Refused rows</h2>
          <div className="table whenthen-table">
            <table cellPadding="0" cellSpacing="0">
              <thead>
                <tr>
                  <th>Row</th>
                  <th>Reason</th>
                  <th>It says</th>
                </tr>
              </thead>
              <tbody>
                {refused.slice(0, SHOWN).map(({ row, reason }) => (
                  <tr key={row}>
                    <td>{row}</td>
                    <td>{reason}</td>
                    <td className="whenthen-quiet">{(known.get(row) ?? []).join(', ').slice(0, 120)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {refused.length > SHOWN && <p className="whenthen-quiet">and {number(refused.length - SHOWN)} more</p>}
        </>
      )}
      {(done || stopped) && (
        <div className="whenthen-import__buttons">
          {refused.length > 0 && (
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => download(list, known, progress)}
              type="button"
            >
              Download the refused rows
            </Button>
          )}
          <Button margin={false} onClick={onAgain} type="button">
            Import another file
          </Button>
        </div>
      )}
    </section>
  );
};
