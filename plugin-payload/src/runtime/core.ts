/**
 * What is missing where a build was copied away without the engine: Next does not see what a bundler is told to leave
 * alone.
 */
const asTold = (error: unknown): never => {
  if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
  throw new Error(
    'The engine (@whenthen/core) is not in this build. Wrap the settings in next.config: withPayload(withWhenthen({ … })), with withWhenthen from @whenthen/payload/next, and build again.',
    { cause: error },
  );
};

/**
 * Loads the engine with Node itself, past any bundler: it renders in worker threads that it starts by file name, and it
 * must be one per process while a bundler may make several copies. The comments tell bundlers to leave it alone.
 */
export const loadCore = (): Promise<typeof import('@whenthen/core')> =>
  import(/* webpackIgnore: true */ /* turbopackIgnore: true */ '@whenthen/core').catch(asTold);

/** Loads the recipes as the engine is loaded. */
export const loadRecipes = (): Promise<typeof import('@whenthen/core/recipes')> =>
  import(/* webpackIgnore: true */ /* turbopackIgnore: true */ '@whenthen/core/recipes').catch(asTold);
