const KEY = Symbol.for('whenthen.payload.stopOnExit');
const registered = globalThis as { [KEY]?: true };

/**
 * Runs `stop` once when the process is asked to end. Next ends the process itself; where nobody else listens for the
 * signal, our listening has switched its default off, so it is sent again afterwards.
 */
export const stopOnExit = (stop: () => Promise<void>): void => {
  if (registered[KEY]) return;
  registered[KEY] = true;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      void stop()
        .catch(() => undefined)
        .then(() => {
          if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
        });
    });
};
