import { Listr, PRESET_TIMER } from 'listr2';
import type { Report } from '../machine/report.js';

/** Something slow that is under way. */
export interface SlowStep {
  title: string;
  done: Promise<unknown>;
  /** Takes who wants to hear what the step is doing. */
  onReport(listener: Report): void;
}

/**
 * Shows steps that run side by side: in place on a terminal, line by line elsewhere.
 * @throws what the first failing step throws.
 */
export async function showProgress(steps: SlowStep[]): Promise<void> {
  const told = new Set<unknown>();
  const progress = new Listr<object, 'default', 'simple'>([], {
    concurrent: true,
    fallbackRenderer: 'simple',
    // The supervisor answers Ctrl-C.
    registerSignalListeners: false,
    rendererOptions: { timer: PRESET_TIMER },
    fallbackRendererOptions: { timer: PRESET_TIMER },
  });
  for (const { title, done, onReport } of steps) {
    progress.add({
      title,
      task: async (_, task) => {
        onReport((line) => (task.output = line));
        await done.catch((error: unknown) => {
          // What stands on a step that failed was never begun.
          if (told.has(error)) return task.skip('not begun');
          told.add(error);
          throw new FailedStep(error);
        });
      },
    });
  }
  await progress.run().catch((error: unknown) => {
    throw error instanceof FailedStep ? error.cause : error;
  });
}

/** One line for the list; the whole of the error is told at the end. */
class FailedStep extends Error {
  constructor(cause: unknown) {
    super((cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0], { cause });
  }
}
