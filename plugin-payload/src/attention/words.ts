import type { AttentionKind } from '@whenthen/core';

/** What a kind is called, how its pill looks, and what can be done about it. */
export const kindWords: Record<AttentionKind, { label: string; style: 'error' | 'warning' | 'light'; advice: string }> =
  {
    failed: {
      label: 'Failed',
      style: 'error',
      advice: 'Mend what the reason names, then try again. People who left or unsubscribed meanwhile are skipped.',
    },
    held: {
      label: 'Held: uncertain',
      style: 'warning',
      advice:
        'The connection broke when the mail server may have taken it already. Sent again, some people may get it twice; dismissed, some may never get it.',
    },
    expired: {
      label: 'Too late',
      style: 'light',
      advice: 'Its moment had passed. Trying again sends it now, late as it is.',
    },
  };

export const isKind = (text: string | undefined): text is AttentionKind => text !== undefined && text in kindWords;

/** "1 action", "2,000 actions". */
export const actions = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'action' : 'actions'}`;
