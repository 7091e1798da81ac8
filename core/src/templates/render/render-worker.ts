import { BEGAN, ENDED } from './deadlines.js';
import { isBreakdown } from './inline-css.js';
import { render } from './render.js';
import type { RenderOutcome, RenderTask } from './render-task.js';
import { TemplateError } from '../language/template-error.js';
import { messageOf } from '../../kernel/message-of.js';

/** The program that inlines CSS broke down: it is of no use from then on, and neither is its thread. */
let broken = false;

const TOO_MUCH = 'html: its style rules or elements are nested too deeply; use simpler ones';

/** The thread ends; its pool starts another. */
const breakDown = (): RenderOutcome => {
  broken = true;
  setImmediate(() => process.exit());
  return { failed: { code: 'render', message: TOO_MUCH, part: 'html' } };
};

/** The entry of a render thread. It is loaded by `createRenderer` and of no use to anybody else. */
export function renderTask(task: RenderTask): RenderOutcome {
  if (broken) return { failed: { code: 'unavailable', message: 'the render thread is being replaced' } };
  Atomics.store(task.progress, BEGAN, process.hrtime.bigint());
  try {
    return { rendered: render(task.content, task.context, task.options) };
  } catch (error) {
    if (error instanceof TemplateError) {
      return { failed: { code: error.code, message: error.message, ...(error.part ? { part: error.part } : {}) } };
    }
    if (isBreakdown(error)) return breakDown();
    return { failed: { code: 'render', message: messageOf(error) } };
  } finally {
    Atomics.store(task.progress, ENDED, process.hrtime.bigint());
  }
}
