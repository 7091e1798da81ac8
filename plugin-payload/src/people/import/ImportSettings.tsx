'use client';

import { Button } from '@payloadcms/ui';
import { useId, useMemo, useState } from 'react';
import { commaList } from '../../client/comma-list.js';
import { columnsOf, guessTargets, personOf, targetsFault, unusedConsent, type Target } from './columns.js';
import { ColumnRow, NO_MAIL } from './ColumnRow.js';
import { ImportPreview } from './ImportPreview.js';
import { allRows, handOver } from './outcome.js';
import type { List } from './parse-list.js';
import type { ImportSettings as Settings } from './send-list.js';

const SHOWN = 5;

interface ImportSettingsProps {
  list: List;
  /** Whether whoever imports may let people into workflows. */
  mayStart: boolean;
  onStart: (settings: Settings) => void;
  onBack: () => void;
}

/** What the columns are about, and what the first people would be like. */
export const ImportSettings = ({ list, mayStart, onStart, onBack }: ImportSettingsProps) => {
  const ids = useId();
  const cells = useMemo(() => list.rows.map((row) => row.cells), [list]);
  const columns = useMemo(() => columnsOf(list.headings, cells), [list, cells]);
  const samples = cells.slice(0, SHOWN);
  const [targets, setTargets] = useState<Target[]>(() => guessTargets(columns));
  const [sure, setSure] = useState(false);
  const [tagText, setTagText] = useState('');
  const [startWorkflows, setStartWorkflows] = useState(false);
  const tags = commaList(tagText);
  const unused = unusedConsent(columns, targets);
  const fault = targetsFault(targets);
  // Counted anew only when what tells it was changed: a list may have half a million rows.
  const telling = JSON.stringify(targets.map((t) => (t.to === 'unsubscribed' || t.to === 'email' ? t : null)));
  const leaving = useMemo(() => {
    const only = (JSON.parse(telling) as (Target | null)[]).map((target): Target => target ?? { to: 'skip' });
    return allRows(list).filter((row) => handOver(row, only, []).person?.unsubscribed).length;
  }, [list, telling]);
  const total = list.rows.length + list.refused.length;
  const count = total.toLocaleString('en');
  return (
    <section aria-label="Import" className="whenthen-import">
      <p>
        <strong>{list.name}</strong>: {count} {total === 1 ? 'row' : 'rows'}
      </p>
      {list.notes.map((note) => (
        <p className="whenthen-notice" key={note}>
          {note}
        </p>
      ))}
      {list.refused.length > 0 && (
        <p className="whenthen-notice">
          {list.refused.length === 1
            ? 'The cells of one row cannot be told apart'
            : `The cells of ${list.refused.length.toLocaleString('en')} rows cannot be told apart`}
          , first row {list.refused[0]?.number}: {list.refused[0]?.reason}. Such rows are left out; one that says
          “unsubscribed” still counts as that.
        </p>
      )}
      <h2>Match the columns</h2>
      <div className="table whenthen-table whenthen-import__columns">
        <table cellPadding="0" cellSpacing="0">
          <thead>
            <tr>
              <th>Column</th>
              <th>For example</th>
              <th>Goes to</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, i) => (
              <ColumnRow
                column={column}
                examples={samples.map((row) => row[i] ?? '').filter(Boolean)}
                // Two columns may have the same heading.
                key={i}
                onChange={(target) => setTargets(targets.map((old, at) => (at === i ? target : old)))}
                target={targets[i] ?? { to: 'skip' }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="whenthen-import__options">
        <label htmlFor={`${ids}-tags`}>Tags for everybody on the list</label>
        <input
          id={`${ids}-tags`}
          onChange={({ target }) => setTagText(target.value)}
          placeholder="newsletter, fair-2026"
          value={tagText}
        />
        {mayStart && (
          <label className="whenthen-import__check">
            <input
              checked={startWorkflows}
              onChange={({ target }) => setStartWorkflows(target.checked)}
              type="checkbox"
            />
            Start workflows by these changes, such as “tag added” and “segment entered”
          </label>
        )}
      </div>
      {!fault && (
        <>
          <h2>The first rows</h2>
          <ImportPreview people={samples.map((row) => personOf(row, targets, tags))} />
          <p className="whenthen-quiet">
            {leaving === 0
              ? 'This list unsubscribes nobody.'
              : `This list unsubscribes ${leaving.toLocaleString('en')} of ${count}: they get no marketing mail.`}{' '}
            People who are known already keep what the list does not tell. Nobody who has unsubscribed is subscribed
            again.
          </p>
        </>
      )}
      {unused.length > 0 && (
        <label className="whenthen-import__check whenthen-notice" data-testid="whenthen-import-consent">
          <input checked={sure} onChange={({ target }) => setSure(target.checked)} type="checkbox" />
          <span>
            {unused.map((heading) => `“${heading}”`).join(', ')} {unused.length === 1 ? 'looks' : 'look'} as if it told
            who wants no marketing mail. Choose <em>{NO_MAIL}</em> for it above; or tick this if it does not: then
            everybody on the list may be mailed.
          </span>
        </label>
      )}
      {fault && (
        <p className="whenthen-refusal" role="alert">
          {fault}
        </p>
      )}
      <div className="whenthen-import__buttons">
        <Button buttonStyle="secondary" margin={false} onClick={onBack} type="button">
          Choose another file
        </Button>
        <Button
          disabled={fault !== null || (unused.length > 0 && !sure)}
          id="whenthen-import-now"
          margin={false}
          onClick={() => onStart({ targets, tags, startWorkflows })}
          type="button"
        >
          Import {count} {total === 1 ? 'row' : 'rows'}
        </Button>
      </div>
    </section>
  );
};
