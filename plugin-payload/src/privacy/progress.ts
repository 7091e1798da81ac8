import type { ErasureView } from '@whenthen/core';

const STEPS: Record<ErasureView['step'], string> = {
  hold: 'Nothing more is taken in about them.',
  runs: 'Everything they are in is being ended.',
  mails:
    'An e-mail or another step of theirs is under way and has to come to its end first. This takes a few minutes at most.',
  history: 'Their events, e-mails and timeline are being deleted.',
  lists: 'Lists and logs of webhooks are being cleaned.',
  hosts: 'Their answers to forms are being deleted.',
  person: 'Their profile is being deleted.',
};

/** How far an erasure has come, in a sentence or two. */
export const progressOf = ({ state, step, waitsFor }: Pick<ErasureView, 'state' | 'step' | 'waitsFor'>): string => {
  if (state === 'under_way') return STEPS[step];
  if (waitsFor.length > 0)
    return `Erased here. Not yet where other programs keep their data (${waitsFor.join(', ')}): it goes on by itself.`;
  return state === 'erased'
    ? 'Erased. In a few minutes everything is looked at once more; you need not wait for that.'
    : 'Erased. Nothing is left of them.';
};
