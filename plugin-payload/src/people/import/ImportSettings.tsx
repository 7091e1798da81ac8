'use client';

import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { guessTargets, personOf, targetsFault, type Target } from './columns.js';
import { ColumnRow } from './ColumnRow.js';
import { ImportPreview } from './ImportPreview.js';
import type { List } from './readList.js';
import type { ImportSettings as Settings } from './sendList.js';

const SHOWN = 5;

interface ImportSettingsProps {
  list: List;
  onStart: (settings: Settings) => void;
  onBack: () => void;
}

/** What the columns are about, and what the first people would be like. */
export const ImportSettings = ({ list, onStart, onBack }: ImportSettingsProps) => {
  const ids = useId();
  const samples = list.rows.slice(0, SHOWN);
  const [targets, setTargets] = useState<Target[]>(() => guessTargets(list.headings, samples));
  const [tagText, setTagText] = useState('');
  const [startWorkflows, setStartWorkflows] = useState(false);
  const tags = tagText
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
  const fault = targetsFault(targets);
  const count = list.rows.length.toLocaleString('en');
  return (
    <section aria-label="Import" className="whenthen-import">
      <p>
        <strong>{list.name}</strong>: {count} {list.rows.length === 1 ? 'row' : 'rows'}
      </p>
      <h2>What the columns are about</h2>
      <div className="table whenthen-table">
        <table cellPadding="0" cellSpacing="0">
          <thead>
            <tr>
              <th>Column</th>
              <th>For example</th>
              <th>Goes to</th>
            </tr>
          </thead>
          <tbody>
            {list.headings.map((heading, i) => (
              <ColumnRow
                examples={samples.map((row) => row[i] ?? '').filter(Boolean)}
                heading={heading}
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
        <label className="whenthen-import__check">
          <input
            checked={startWorkflows}
            onChange={({ target }) => setStartWorkflows(target.checked)}
            type="checkbox"
          />
          Start workflows by these changes, such as “tag added” and “segment entered”
        </label>
      </div>
      {!fault && (
        <>
          <h2>What becomes of the first rows</h2>
          <ImportPreview people={samples.map((row) => personOf(row, targets, tags))} />
          <p className="whenthen-quiet">
            People who are known already keep what the list does not tell. Nobody who has unsubscribed is subscribed
            again.
          </p>
        </>
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
          disabled={fault !== null}
          id="whenthen-import-now"
          margin={false}
          onClick={() => onStart({ targets, tags, startWorkflows })}
          type="button"
        >
          Import {count} {list.rows.length === 1 ? 'row' : 'rows'}
        </Button>
      </div>
    </section>
  );
};
