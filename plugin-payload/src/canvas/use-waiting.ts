'use client';

import type { WaitingView } from '@whenthen/core';
import { useConfig } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { pollWhileSeen } from '../client/poll-while-seen.js';
import { pathOf } from '../client/path-of.js';

/** How often it is asked while the canvas is looked at, in milliseconds: with the engine's second, five at most. */
const EVERY = 4_000;

/**
 * How many people wait at each step of a workflow now; `null` while that is not known. What was known last goes away
 * when it cannot be asked: a number that may be old would look like one that is not.
 */
export const useWaiting = (workflow: string | undefined): WaitingView | null => {
  const { config } = useConfig();
  const [waiting, setWaiting] = useState<WaitingView | null>(null);
  const address =
    workflow === undefined ? null : `${config.serverURL ?? ''}${config.routes.api}/whenthen${pathOf(workflow)}/waiting`;
  useEffect(() => {
    if (address === null) return;
    const ask = async (signal: AbortSignal): Promise<WaitingView | null> => {
      const response = await fetch(address, { credentials: 'include', signal });
      return response.ok ? ((await response.json()) as { waiting: WaitingView | null }).waiting : null;
    };
    return pollWhileSeen({ ask, failed: () => null, told: setWaiting, every: EVERY });
  }, [address]);
  return waiting;
};
