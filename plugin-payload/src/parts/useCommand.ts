'use client';

import { toast, useConfig } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useCallback } from 'react';
import { readErrors } from '../status/readErrors.js';

/**
 * Sends a command to one of the plugin's endpoints and shows the page anew. A refusal is shown in its words and answers
 * `null`.
 */
export const useCommand = () => {
  const { config } = useConfig();
  const router = useRouter();
  const base = `${config.serverURL ?? ''}${config.routes.api}/whenthen`;
  return useCallback(
    async <T>(path: string, body: object, done: string | ((answer: T) => string)): Promise<T | null> => {
      try {
        const response = await fetch(`${base}${path}`, {
          method: 'POST',
          credentials: 'include',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        if (!response.ok) {
          toast.error(await readErrors(response));
          return null;
        }
        const answer = (await response.json()) as T;
        toast.success(typeof done === 'string' ? done : done(answer));
        return answer;
      } catch {
        toast.error('The CMS cannot be reached. Check the connection, then try again.');
        return null;
      } finally {
        router.refresh();
      }
    },
    [base, router],
  );
};
