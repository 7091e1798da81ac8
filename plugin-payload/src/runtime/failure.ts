/** An error of the engine, told apart by its `code`: in a bundle there may be two copies of its class. */
export interface EngineError extends Error {
  code: string;
  issues?: { path: (string | number)[]; message: string }[];
}

const STATUS: Record<string, number> = {
  invalid_input: 400,
  invalid_definition: 422,
  invalid_template: 422,
  not_found: 404,
  conflict: 409,
  outdated: 503,
};

export const isEngineError = (error: unknown): error is EngineError =>
  error instanceof Error &&
  typeof (error as Partial<EngineError>).code === 'string' &&
  (error as EngineError).code in STATUS;

/** The HTTP status that fits an engine's refusal; `null` when it is not one. */
export const refusalStatus = (error: unknown): number | null =>
  isEngineError(error) ? (STATUS[error.code] ?? null) : null;
