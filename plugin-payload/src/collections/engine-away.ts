/** Why nothing can be published while the engine cannot be asked. */
export const engineAway = (error: unknown): string =>
  `The database of the workflows cannot be reached, so this cannot be published now. Save it as a draft. (${error instanceof Error ? error.message : String(error)})`;
