import type { MessageState } from '@whenthen/core';

/** What a state of an e-mail is called, and how its pill looks. */
export const messageLabels: Record<
  MessageState,
  { label: string; style: 'success' | 'light' | 'light-gray' | 'error' | 'warning' }
> = {
  pending: { label: 'Waiting', style: 'light' },
  sending: { label: 'Sending', style: 'light' },
  sent: { label: 'Sent', style: 'success' },
  failed: { label: 'Failed', style: 'error' },
  skipped: { label: 'Skipped', style: 'light-gray' },
  uncertain: { label: 'Held: uncertain', style: 'warning' },
};

export const messageStates = Object.keys(messageLabels) as MessageState[];
