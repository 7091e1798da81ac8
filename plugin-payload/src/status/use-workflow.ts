'use client';

import type { WorkflowView } from '@whenthen/core';
import { useConfig } from '@payloadcms/ui';
import { useCallback, useEffect, useState } from 'react';
import { pathOf } from '../client/path-of.js';
import { readErrors } from '../client/read-errors.js';
import type { StatusAction } from './statuses.js';

interface Answer {
  workflow: WorkflowView | null;
}

/**
 * The engine's view of a workflow: read at first and whenever `asOf` is another, changed by `setStatus`. There is none
 * of a document that was never saved.
 */
export const useWorkflow = (id: string | undefined, asOf: string) => {
  const { config } = useConfig();
  const [workflow, setWorkflow] = useState<WorkflowView | null | undefined>(undefined);
  const [error, setError] = useState<string | null>(null);
  const base = id === undefined ? null : `${config.serverURL ?? ''}${config.routes.api}/whenthen${pathOf(id)}`;

  const ask = useCallback(async (url: string, init?: RequestInit): Promise<WorkflowView | null> => {
    const response = await fetch(url, { credentials: 'include', ...init });
    if (!response.ok) throw new Error(await readErrors(response));
    return ((await response.json()) as Answer).workflow;
  }, []);

  useEffect(() => {
    if (!base) return;
    const gone = new AbortController();
    ask(`${base}/summary`, { signal: gone.signal })
      .then((view) => {
        setWorkflow(view);
        setError(null);
      })
      .catch((reason: unknown) => {
        if (!gone.signal.aborted) setError(reason instanceof Error ? reason.message : String(reason));
      });
    return () => gone.abort();
  }, [ask, base, asOf]);

  const setStatus = useCallback(
    async (status: StatusAction['to']) => {
      if (!base) return;
      const headers = { 'content-type': 'application/json' };
      setWorkflow(await ask(`${base}/status`, { method: 'POST', headers, body: JSON.stringify({ status }) }));
    },
    [ask, base],
  );

  return { workflow, error, setStatus, saved: base !== null };
};
