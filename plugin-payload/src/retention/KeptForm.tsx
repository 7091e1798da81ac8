'use client';

import type { RetentionPreview } from '@whenthen/core';
import { retentionKinds, type RetentionKind, type RetentionSettings } from '@whenthen/core/definition';
import { Button } from '@payloadcms/ui';
import { useMemo, useState } from 'react';
import { commaList } from '../client/comma-list.js';
import { useAnswer } from '../client/use-answer.js';
import { useCommand } from '../client/use-command.js';
import './kept.css';
import { dueInWords, howLong, kindWords } from './words.js';

interface KeptFormProps {
  settings: RetentionSettings;
  /** Counts the changes: somebody else may have made one meanwhile. */
  rev: number;
  /** What is due is counted up to this. */
  most: number;
}

const daysOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What would come of it, before it is done. */
const Consequences = ({ preview, most }: { preview: RetentionPreview; most: number }) => (
  <div className="whenthen-kept__consequences" role="status">
    <ul>
      {preview.kinds.map(({ kind, days, was, due }) => (
        <li key={kind}>
          <strong>{kindWords[kind].title}</strong>: kept {howLong(days)}, {howLong(was)} until now.{' '}
          {due === 0
            ? 'Nothing is removed by that now.'
            : `${dueInWords(due, most)} that are older will be removed, and cannot be brought back.`}
        </li>
      ))}
    </ul>
    {preview.looksBack.length > 0 && (
      <>
        <p>
          {preview.looksBack.length === 1
            ? 'One published workflow or segment looks further back:'
            : `${preview.looksBack.length} published workflows and segments look further back:`}
        </p>
        <ul>
          {preview.looksBack.map(({ kind, id, name, messages }) => (
            <li key={`${kind}:${id}`}>
              <strong>{name}</strong> ({kind}): {messages[0]}
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
);

/** For how long each kind is kept, to be changed, with what would come of it. */
export const KeptForm = ({ settings, rev, most }: KeptFormProps) => {
  const command = useCommand();
  const [days, setDays] = useState(
    () =>
      Object.fromEntries(retentionKinds.map((k) => [k, settings[k]?.toString() ?? ''])) as Record<
        RetentionKind,
        string
      >,
  );
  const [names, setNames] = useState(settings.alwaysKeep.join(', '));
  const wanted = useMemo(
    () => ({
      ...Object.fromEntries(retentionKinds.map((kind) => [kind, daysOf(days[kind])])),
      alwaysKeep: commaList(names),
    }),
    [days, names],
  );
  const isChanged =
    retentionKinds.some((kind) => daysOf(days[kind]) !== settings[kind]) ||
    wanted.alwaysKeep.join('\n') !== settings.alwaysKeep.join('\n');
  const { answer, error } = useAnswer<RetentionPreview>({
    path: isChanged ? '/retention/preview' : null,
    body: JSON.stringify({ settings: wanted }),
    delay: 500,
  });
  return (
    <form
      className="whenthen-card whenthen-kept"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void command(
          '/retention',
          { settings: wanted, rev },
          'What is kept is changed. Older things are removed little by little.',
        );
      }}
    >
      <h2>How long</h2>
      <p className="whenthen-quiet">In days. Leave a field empty to keep things for ever.</p>
      <div className="whenthen-kept__fields">
        {retentionKinds.map((kind) => (
          <label key={kind}>
            <span>{kindWords[kind].title}</span>
            <input
              inputMode="numeric"
              name={kind}
              onChange={({ target }) => setDays({ ...days, [kind]: target.value })}
              placeholder="for ever"
              value={days[kind]}
            />
          </label>
        ))}
      </div>
      <label className="whenthen-kept__names">
        <span>Events that are always kept, with commas between</span>
        <input name="alwaysKeep" onChange={({ target }) => setNames(target.value)} value={names} />
      </label>
      {isChanged && error && (
        <p className="whenthen-kept__error" role="alert">
          {error}
        </p>
      )}
      {isChanged && answer && <Consequences most={most} preview={answer} />}
      {isChanged && (
        <Button disabled={!answer} margin={false} type="submit">
          Change what is kept
        </Button>
      )}
    </form>
  );
};
