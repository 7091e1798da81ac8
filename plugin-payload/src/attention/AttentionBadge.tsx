'use client';

import { useEffect, useState } from 'react';
import { pollWhileSeen } from '../client/poll-while-seen.js';
import './attention.css';

/** How often it is asked while the page is looked at, in milliseconds. */
const EVERY = 30_000;

/** How many need somebody, beside the way there; nothing while that is not known, or none do. */
export const AttentionBadge = ({ address }: { address: string }) => {
  const [count, setCount] = useState<number | null>(null);
  useEffect(
    () =>
      pollWhileSeen<number | null>({
        every: EVERY,
        async ask(signal) {
          const response = await fetch(address, { credentials: 'include', signal });
          return response.ok ? ((await response.json()) as { count: number }).count : null;
        },
        failed: () => null,
        told: setCount,
      }),
    [address],
  );
  return count ? (
    <span aria-label={`${count} need you`} className="whenthen-badge">
      {count > 999 ? '999+' : count}
    </span>
  ) : null;
};
