import type { JsonObject } from '../../definition/json/json.js';
import type { Rendered, RenderOptions, TemplatePart, TemplateParts } from '../language/template.js';
import type { TemplateErrorCode } from '../language/template-error.js';

/** What the renderer posts to a worker. */
export interface RenderTask {
  content: TemplateParts;
  context: JsonObject;
  options: RenderOptions;
  /** Two shared cells: the worker writes its monotonic time (nanoseconds) when it begins, and when it has ended. */
  progress: BigInt64Array;
}

/** What comes back. Errors are data: a class does not survive the way between threads. */
export type RenderOutcome =
  { rendered: Rendered } | { failed: { code: TemplateErrorCode; message: string; part?: TemplatePart } };
