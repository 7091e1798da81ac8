import { useState } from 'react';

/**
 * Keeps an incomplete part of a definition on the screen only: a change that makes it complete is handed on, one that
 * does not is held back. When the part changes from outside, what was held back is dropped.
 */
export const useHeldBack = <T>(value: T, isComplete: (value: T) => boolean, onCommit: (value: T) => void) => {
  const [held, setHeld] = useState<{ over: T; draft: T } | null>(null);
  const shown = held && held.over === value ? held.draft : value;
  const change = (next: T) => {
    if (!isComplete(next)) return setHeld({ over: value, draft: next });
    setHeld(null);
    onCommit(next);
  };
  return [shown, change] as const;
};
