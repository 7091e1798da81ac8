import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { JsonObject } from '../../definition/json/json.js';
import { createDeadlines } from './deadlines.js';
import type { RenderOutcome, RenderTask } from './render-task.js';
import type { Rendered, RenderOptions, TemplateParts } from '../language/template.js';
import { TemplateError } from '../language/template-error.js';

export interface RendererOptions {
  /** How long one render may take, in milliseconds, not counting the wait for a thread. 2000 by default. */
  timeoutMs?: number;
  /** How much memory one render thread may use, in MB. 128 by default. */
  memoryMb?: number;
  /** How many renders run at once. As many as there are processors, at most 4, by default. */
  maxThreads?: number;
}

/** Renders mails in threads of their own, each render bounded in time and memory. */
export interface Renderer {
  /** @throws TemplateError; the renderer goes on working after each of its codes. */
  render(content: TemplateParts, context: JsonObject, options: RenderOptions): Promise<Rendered>;
  /** Lets renders under way finish, refuses those that wait, ends the threads. */
  close(): Promise<void>;
}

/** A thread that had nothing to do for so long is ended, in milliseconds. */
const IDLE = 60_000;
const YOUNG_MB = 16;

/**
 * Always the built worker, by the package's own entry: a thread runs neither TypeScript nor a bundler's output.
 * @throws TemplateError where core was not built
 */
function workerFile(): string {
  try {
    return createRequire(import.meta.url).resolve('@whenthen/core/render-worker');
  } catch (cause) {
    const message =
      'the render worker of @whenthen/core was not found: build it (npm run build -w core), ' +
      'and in a Next app add "@whenthen/core" to serverExternalPackages';
    throw new TemplateError('unavailable', message, undefined, { cause });
  }
}

function startPool(memoryMb: number, maxThreads: number): Piscina<RenderTask, RenderOutcome> {
  return new Piscina<RenderTask, RenderOutcome>({
    filename: workerFile(),
    name: 'renderTask',
    // Not 0: after a thread was stopped, Piscina would start no other for the renders that still wait.
    minThreads: 1,
    maxThreads,
    idleTimeout: IDLE,
    recordTiming: false,
    // A thread whose program broke down has to come to its own end between two tasks.
    atomics: 'disabled',
    // Templates have no business with the process' secrets or with flags meant for the main thread.
    env: {},
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: Math.max(16, memoryMb - YOUNG_MB),
      maxYoungGenerationSizeMb: YOUNG_MB,
    },
  });
}

/** Makes a renderer. No thread is started before the first render, and none keeps the process alive. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const { timeoutMs = 2000, memoryMb = 128, maxThreads = Math.min(4, availableParallelism()) } = options;
  const deadlines = createDeadlines(timeoutMs);
  let pool: Piscina<RenderTask, RenderOutcome> | undefined;
  let closed = false;

  const open = (): Piscina<RenderTask, RenderOutcome> => {
    if (pool) return pool;
    const made = startPool(memoryMb, maxThreads);
    // A thread failed without a task: while starting, or out of memory just after it was stopped for being late. The
    // pool cannot tell which, and would leave renders waiting for ever in the first case: a new one takes its place.
    made.on('error', () => {
      if (pool === made) pool = undefined;
      void made.destroy();
    });
    pool = made;
    return made;
  };

  const attempt = async (task: Omit<RenderTask, 'progress'>, again: boolean): Promise<RenderOutcome> => {
    const progress = new BigInt64Array(new SharedArrayBuffer(16));
    const late = new AbortController();
    let stoodStill = false;
    const unwatch = deadlines.watch(progress, (stood) => {
      stoodStill = stood;
      late.abort();
    });
    const used = open();
    try {
      return await used.run({ ...task, progress }, { signal: late.signal });
    } catch (error) {
      if (late.signal.aborted) {
        if (stoodStill && again && !closed) return await attempt(task, false);
        throw stoodStill ? stalled() : tooSlow(timeoutMs);
      }
      // It went down with a pool that another render's thread spoiled: this one did nothing wrong.
      const innocent = (used !== pool || isGone(error)) && !closed && !isOutOfMemory(error);
      if (innocent && again) return await attempt(task, false);
      throw closed ? isClosed(error) : threadFailure(error, memoryMb);
    } finally {
      unwatch();
    }
  };

  return {
    async render(content, context, renderOptions) {
      if (closed) throw isClosed();
      const outcome = await attempt({ content, context, options: renderOptions }, true);
      if ('rendered' in outcome) return outcome.rendered;
      const { code, message, part } = outcome.failed;
      throw new TemplateError(code, message, part);
    },
    async close() {
      closed = true;
      await pool?.close({ force: true });
      pool = undefined;
    },
  };
}

const tooSlow = (timeoutMs: number): TemplateError =>
  new TemplateError(
    'timeout',
    `rendering took longer than ${timeoutMs} ms and was stopped: take out loops inside loops`,
  );

const stalled = (): TemplateError =>
  new TemplateError('unavailable', 'the process stood still while it rendered: it has too much other work');

const isClosed = (cause?: unknown): TemplateError =>
  new TemplateError('unavailable', 'the renderer is closed: the engine was stopped', undefined, { cause });

const isOutOfMemory = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Its thread ended over the render before it. */
const isGone = (error: unknown): boolean => /exited with code/.test((error as Error).message);

function threadFailure(error: unknown, memoryMb: number): TemplateError {
  if (error instanceof TemplateError) return error;
  const { name, message } = error as Error;
  if (isOutOfMemory(error)) {
    const what = `rendering used more than ${memoryMb} MB and was stopped: take out loops inside loops`;
    return new TemplateError('memory', what, undefined, { cause: error });
  }
  if (name === 'DataCloneError') {
    const what = 'the data for the template is not plain JSON: pass no functions, classes or database documents';
    return new TemplateError('render', what, undefined, { cause: error });
  }
  return new TemplateError('unavailable', `the render thread failed: ${message}`, undefined, { cause: error });
}
