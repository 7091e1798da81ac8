'use client';

import { toast, useConfig } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useCallback } from 'react';
import { readErrors } from './read-errors.js';

/**
 * Sends a command to one of the plugin's endpoints and shows the page anew. A refusal answers `null`, and is shown in
 * its words: by `refused`, or as a passing note.
 */
export const useCommand = () => {
  const { config } = useConfig();
  const router = useRouter();
  const base = `${config.serverURL ?? ''}${config.routes.api}/whenthen`;
  return useCallback(
    async <T>(
      path: string,
      body: object,
      done: string | ((answer: T) => string),
      refused: (words: string) => void = toast.error,
    ): Promise<T | null> => {
      try {
        const response = await fetch(`${base}${path}`, {
          method: 'POST',
          credentials: 'include',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        if (!response.ok) {
          refused(await readErrors(response));
          return null;
        }
        const answer = (await response.json()) as T;
        toast.success(typeof done === 'string' ? done : done(answer));
        return answer;
      } catch {
        refused('The CMS cannot be reached. Check the connection, then try again.');
        return null;
      } finally {
        router.refresh();
      }
    },
    [base, router],
  );
};
