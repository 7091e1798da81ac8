'use client';

import type { Catalog } from '@whenthen/core/definition';
import { useConfig } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import type { Things } from '../things.js';
import { readErrors } from '../status/readErrors.js';

export interface CatalogAnswer {
  catalog: Catalog;
  things: Things;
}

/** What the canvas can build from, asked once when a workflow is opened. `error` says why it is missing. */
export const useCatalog = (): { answer: CatalogAnswer | null; error: string | null } => {
  const { config } = useConfig();
  const [answer, setAnswer] = useState<CatalogAnswer | null>(null);
  const [error, setError] = useState<string | null>(null);
  const url = `${config.serverURL ?? ''}${config.routes.api}/whenthen/catalog`;
  useEffect(() => {
    const gone = new AbortController();
    const ask = async () => {
      const response = await fetch(url, { credentials: 'include', signal: gone.signal });
      if (!response.ok) throw new Error(await readErrors(response));
      setAnswer((await response.json()) as CatalogAnswer);
    };
    ask().catch((reason: unknown) => {
      if (!gone.signal.aborted) setError(reason instanceof Error ? reason.message : String(reason));
    });
    return () => gone.abort();
  }, [url]);
  return { answer, error };
};
