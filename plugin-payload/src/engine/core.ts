/**
 * Loads the engine with Node itself, past any bundler: it renders in worker threads that it starts by file name, and it
 * must be one per process while a bundler may make several copies. The comments tell bundlers to leave it alone.
 */
export const loadCore = (): Promise<typeof import('@whenthen/core')> =>
  import(/* webpackIgnore: true */ /* turbopackIgnore: true */ '@whenthen/core');

/** Loads the recipes as the engine is loaded. */
export const loadRecipes = (): Promise<typeof import('@whenthen/core/recipes')> =>
  import(/* webpackIgnore: true */ /* turbopackIgnore: true */ '@whenthen/core/recipes');
