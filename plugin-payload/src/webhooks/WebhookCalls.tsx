'use client';

import type { WebhookView } from '@whenthen/core';
import { useRouter } from 'next/navigation.js';
import { useEffect, type ReactNode } from 'react';

/** How often a webhook that listens for its first call looks for it, in milliseconds. */
const EVERY = 3_000;

/** So many characters of a body are kept. */
const KEPT = 8_000;

const pretty = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

interface WebhookCallsProps extends Pick<WebhookView, 'calls'> {
  /** When each came. */
  moments: ReactNode[];
  /** Whether what they held is there to be shown. */
  seesPeople: boolean;
}

/** The last calls of a webhook with their bodies; while there is none, it listens. */
export const WebhookCalls = ({ calls, moments, seesPeople }: WebhookCallsProps) => {
  const router = useRouter();
  const listening = calls.length === 0;
  useEffect(() => {
    if (!listening) return;
    const timer = setInterval(() => router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [listening, router]);
  if (listening)
    return (
      <p aria-live="polite" className="whenthen-listening" data-testid="whenthen-listening">
        Listening for a test call … It shows here as soon as it comes.
      </p>
    );
  return (
    <details>
      <summary>The last {calls.length === 1 ? 'call' : `${calls.length} calls`}</summary>
      {!seesPeople && (
        <p className="whenthen-quiet">
          What they held, and what became of them, is shown to those with the role “people”.
        </p>
      )}
      <ul className="whenthen-calls">
        {calls.map(({ at, status, reason, body }, i) => (
          <li data-call={status} key={`${at}-${i}`}>
            <p>
              <strong>{status}</strong> {moments[i]}{' '}
              {seesPeople && <span className="whenthen-quiet">{reason ?? 'taken in'}</span>}
            </p>
            {seesPeople && (
              <pre className="whenthen-json" tabIndex={0}>
                {pretty(body)}
              </pre>
            )}
            {body.length >= KEPT && (
              <p className="whenthen-quiet">Only the first {KEPT.toLocaleString('en')} characters are kept.</p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
};
