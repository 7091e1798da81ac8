'use client';

import { useConfig } from '@payloadcms/ui';
import { formatAdminURL } from 'payload/shared';
import { useState } from 'react';
import './import.css';
import { ImportReport } from './ImportReport.js';
import { ImportSettings } from './ImportSettings.js';
import type { List } from './parse-list.js';
import { readList } from './read-list.js';
import { sendList, type Progress } from './send-list.js';

/** Takes in a CSV file: choose it, say what its columns are about, see how it goes, and read what was refused. */
export const ImportPeople = ({
  mayStart,
}: {
  /** Whether whoever imports may let people into workflows. */
  mayStart: boolean;
}) => {
  const { config } = useConfig();
  const [list, setList] = useState<List | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [over, setOver] = useState(false);
  const base = `${config.serverURL ?? ''}${config.routes.api}/whenthen`;

  const choose = async (file: File | undefined) => {
    if (!file) return;
    setFault(null);
    try {
      setList(await readList(file));
    } catch (error) {
      setFault((error as Error).message);
    }
  };

  if (list && progress)
    return (
      <ImportReport
        list={list}
        people={formatAdminURL({ adminRoute: config.routes.admin, path: '/people' })}
        progress={progress}
        health={`${base}/health`}
        onAgain={() => {
          setList(null);
          setProgress(null);
        }}
      />
    );
  if (list)
    return (
      <ImportSettings
        list={list}
        mayStart={mayStart}
        onBack={() => setList(null)}
        onStart={(settings) => void sendList(`${base}/people/import`, list, settings, setProgress)}
      />
    );
  return (
    <label
      className={`whenthen-drop${over ? ' whenthen-drop--over' : ''}`}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void choose(event.dataTransfer.files[0]);
      }}
    >
      <strong>Choose a CSV file, or drop it here</strong>
      <span className="whenthen-quiet">
        The first row names the columns. You check everything before it is imported.
      </span>
      <input
        accept=".csv,.tsv,.txt,text/csv"
        onChange={({ target }) => {
          void choose(target.files?.[0]);
          // So that the same file can be chosen again once it is mended.
          target.value = '';
        }}
        type="file"
      />
      {fault && (
        <span className="whenthen-refusal" role="alert">
          {fault}
        </span>
      )}
    </label>
  );
};
