'use client';

import { useConfig } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { readErrors } from './read-errors.js';

interface Question {
  /** Path under `/api/whenthen`; `null` asks nothing. */
  path: string | null;
  /** Sent as JSON by POST; without it the question is a GET. */
  body?: string | undefined;
  /** How long the question has to stay the same before it is asked, in milliseconds. */
  delay?: number;
  /** Asks again when it changes. */
  again?: string;
}

interface Answered<T> {
  /** The question this is the answer to. */
  key: string;
  answer: T | null;
  error: string | null;
  /** Whoever asks may not be told. */
  forbidden: boolean;
}

class ForbiddenError extends Error {}

/**
 * The plugin's answer to a question that may change while somebody types. While a new one is awaited (`asking`), the
 * last answer stays.
 */
export const useAnswer = <T>({ path, body, delay = 0, again = '' }: Question) => {
  const { config } = useConfig();
  const [{ key: answered, answer, error, forbidden }, setState] = useState<Answered<T>>({
    ...{ key: '', answer: null },
    ...{ error: null, forbidden: false },
  });
  const base = `${config.serverURL ?? ''}${config.routes.api}/whenthen`;
  const key = JSON.stringify([path, body, again]);
  useEffect(() => {
    if (path === null) return;
    const gone = new AbortController();
    const ask = async () => {
      const response = await fetch(`${base}${path}`, {
        credentials: 'include',
        signal: gone.signal,
        ...(body !== undefined && { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
      });
      if (response.status === 403) throw new ForbiddenError(await readErrors(response));
      if (!response.ok) throw new Error(await readErrors(response));
      setState({ key, answer: (await response.json()) as T, error: null, forbidden: false });
    };
    const timer = setTimeout(() => {
      ask().catch((reason: unknown) => {
        if (gone.signal.aborted) return;
        const message = reason instanceof Error ? reason.message : String(reason);
        setState({ key, answer: null, error: message, forbidden: reason instanceof ForbiddenError });
      });
    }, delay);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [base, path, body, delay, key]);
  return { answer, error, forbidden, asking: path !== null && answered !== key };
};
