/** How a question is asked again and again. */
interface Poll<T> {
  /** Asks once; the signal says that nobody waits for the answer any more. */
  ask: (signal: AbortSignal) => Promise<T>;
  /** What counts as the answer where there was none. */
  failed: () => T;
  /** Is told each answer, until the poll is stopped. */
  told: (answer: T) => void;
  /** How often it is asked, in milliseconds. */
  every: number;
}

/** How long an answer is waited for, in milliseconds: the engine gives the database ten seconds. */
const PATIENCE = 20_000;

/**
 * Asks at once, then every so many milliseconds and whenever the page is come back to; not while nobody sees it, nor
 * while an answer is awaited. Returns the way to stop.
 */
export const pollWhileSeen = <T>({ ask, failed, told, every }: Poll<T>): (() => void) => {
  const gone = new AbortController();
  let asking = false;
  const askOnce = async () => {
    const answer = await ask(AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE)])).catch(failed);
    if (!gone.signal.aborted) told(answer);
  };
  const askAgain = () => {
    if (document.hidden || asking || gone.signal.aborted) return;
    asking = true;
    void askOnce().finally(() => (asking = false));
  };
  askAgain();
  const timer = setInterval(askAgain, every);
  document.addEventListener('visibilitychange', askAgain);
  window.addEventListener('focus', askAgain);
  return () => {
    gone.abort();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', askAgain);
    window.removeEventListener('focus', askAgain);
  };
};
