'use client';

import type { KeptSecret, WebhookDesk } from '@whenthen/admin-ui';
import type { TriedWebhook } from '@whenthen/core/definition';
import { useConfig } from '@payloadcms/ui';
import { useMemo } from 'react';
import { readErrors } from '../client/read-errors.js';

const ask = async <T>(address: string, body?: object): Promise<T> => {
  const response = await fetch(address, {
    credentials: 'include',
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch(() => {
    throw new Error('The CMS cannot be reached. Check the connection, then try again.');
  });
  if (!response.ok) throw new Error(await readErrors(response));
  return (await response.json()) as T;
};

/** What the step *Send webhook* asks of this CMS: its secrets, and test calls. */
export const useWebhookDesk = (): WebhookDesk => {
  const { config } = useConfig();
  const base = `${config.serverURL ?? ''}${config.routes.api}/whenthen`;
  return useMemo(
    () => ({
      secrets: async () => (await ask<{ secrets: KeptSecret[] }>(`${base}/secrets`)).secrets,
      keepSecret: async (name, secret) => {
        await ask(`${base}/secrets`, { name, ...secret });
      },
      test: async (settings) => (await ask<{ tried: TriedWebhook }>(`${base}/webhook-test`, { settings })).tried,
    }),
    [base],
  );
};
