import { BEGAN, ENDED } from './deadlines.js';
import { render } from './render.js';
import type { RenderOutcome, RenderTask } from './render-task.js';
import { TemplateError } from './template-error.js';

/** The entry of a render thread. It is loaded by `createRenderer` and of no use to anybody else. */
export function renderTask(task: RenderTask): RenderOutcome {
  Atomics.store(task.progress, BEGAN, process.hrtime.bigint());
  try {
    return { rendered: render(task.content, task.context, task.options) };
  } catch (error) {
    if (error instanceof TemplateError) {
      return { failed: { code: error.code, message: error.message, ...(error.part ? { part: error.part } : {}) } };
    }
    return { failed: { code: 'render', message: error instanceof Error ? error.message : String(error) } };
  } finally {
    Atomics.store(task.progress, ENDED, process.hrtime.bigint());
  }
}
