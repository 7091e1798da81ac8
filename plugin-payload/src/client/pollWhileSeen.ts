/**
 * Looks at once, then every so many milliseconds and whenever the page is come back to; not while nobody sees it, nor
 * while a look goes on. Returns the way to stop.
 */
export const pollWhileSeen = (look: (signal: AbortSignal) => Promise<void>, every: number): (() => void) => {
  const gone = new AbortController();
  let looking = false;
  const lookAgain = () => {
    if (document.hidden || looking || gone.signal.aborted) return;
    looking = true;
    void look(gone.signal).finally(() => (looking = false));
  };
  lookAgain();
  const timer = setInterval(lookAgain, every);
  document.addEventListener('visibilitychange', lookAgain);
  window.addEventListener('focus', lookAgain);
  return () => {
    gone.abort();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', lookAgain);
    window.removeEventListener('focus', lookAgain);
  };
};
