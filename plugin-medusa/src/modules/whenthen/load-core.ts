/**
 * The one place where the engine's code is loaded. `@whenthen/core` is an ES module and a Medusa plugin is compiled to
 * CommonJS; a dynamic import works from there on every Node version, also when the module tree awaits at its top
 * level, and under jest, where `require` of an ES module does not.
 */
export const loadCore = (): Promise<typeof import('@whenthen/core')> => import('@whenthen/core');
