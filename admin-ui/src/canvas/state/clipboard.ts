import { readClip, type Clip } from '../../graph/index.js';

/** Where copied steps are kept: they can be pasted into another workflow, as long as the browser's tab is open. */
const KEY = 'whenthen:copied-steps';

/** Keeps copied steps. Where the browser forbids storage, copying does nothing. */
export const keepClip = (clip: Clip): void => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(clip));
  } catch {
    // Storage is blocked: there is nothing that the person at the keyboard could do about it.
  }
};

/** The steps copied last, if there are any. */
export const keptClip = (): Clip | undefined => {
  try {
    return readClip(sessionStorage.getItem(KEY) ?? '');
  } catch {
    return undefined;
  }
};
