'use client';

import type { WorkflowView } from '@whenthen/core';
import { useConfig, useDocumentInfo } from '@payloadcms/ui';
import { useCallback, useEffect, useState } from 'react';
import { readErrors } from './readErrors.js';
import type { StatusAction } from './statuses.js';

interface Answer {
  workflow: WorkflowView | null;
}

/** The engine's view of the open workflow: read when it is opened and after each save, changed by `setStatus`. */
export const useWorkflow = () => {
  const { config } = useConfig();
  const { id, lastUpdateTime, versionCount } = useDocumentInfo();
  const [workflow, setWorkflow] = useState<WorkflowView | null | undefined>(undefined);
  const [error, setError] = useState<string | null>(null);
  const base =
    id === undefined ? null : `${config.serverURL ?? ''}${config.routes.api}/whenthen/workflows/${String(id)}`;

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
  }, [ask, base, lastUpdateTime, versionCount]);

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
