import type { CanvasStore } from './store.js';

/**
 * While somebody types into one text field, all changes are one undo step: the first is recorded as usual, the history
 * is held for the ones that follow until the field is left.
 */
export const createTyping = (store: CanvasStore) => {
  let release: (() => void) | undefined;
  const end = () => {
    release?.();
    release = undefined;
    store.temporal.getState().resume();
  };
  const begin = () => {
    end();
    release = store.temporal.subscribe((now, before) => {
      if (now.pastStates.length > before.pastStates.length) now.pause();
    });
  };
  return { begin, end };
};

export type Typing = ReturnType<typeof createTyping>;
