import type { TemplatePart } from './template.js';

/**
 * Why a mail could not be rendered: `timeout` and `memory` are the limits of the renderer, `compile` is the
 * template's wording, `render` what went wrong with this person's data. `unavailable`: the renderer could not do it
 * now, for no fault of the template's; it can be tried again.
 */
export type TemplateErrorCode = 'timeout' | 'memory' | 'render' | 'compile' | 'unavailable';

/** A template that could not be rendered. The message says what to do; `part` names the field, if one is to blame. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(
    readonly code: TemplateErrorCode,
    message: string,
    readonly part?: TemplatePart,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
