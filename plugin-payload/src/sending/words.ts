import type { SendingView } from '@whenthen/core';

/** What the words need of it: it also crosses to the browser. */
export type Waiting = NonNullable<SendingView['waiting']>;

const MOST = 1_000;
const several = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count < MOST ? count : `${MOST} or more`} ${many}`];

/** What waits: "312 e-mails and 1 webhook"; "nothing" where nothing does. */
export const waitingWords = ({ mails, webhooks, others }: Waiting): string => {
  const parts = [
    ...several(mails, 'e-mail', 'e-mails'),
    ...several(webhooks, 'webhook', 'webhooks'),
    ...several(others, 'other action', 'other actions'),
  ];
  if (parts.length < 2) return parts[0] ?? 'nothing';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
};

/** A moment as a field for date and time has it, in the zone of the browser: `2026-03-02T09:00`. */
export const toField = (iso: string): string => {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** What stands in such a field as a moment; the whole minute counts. `undefined` where it is none. */
export const fromField = (text: string): string | undefined => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
