/**
 * The one place where the engine's code is loaded. `@whenthen/core` is an ES module and a Medusa plugin is compiled to
 * CommonJS; a dynamic import works from there on every Node version, also when the module tree awaits at its top
 * level, and under jest, where `require` of an ES module does not.
 */
export const loadCore = (): Promise<typeof import('@whenthen/core')> => import('@whenthen/core');

/** Loads what answers the public addresses as the engine is loaded. */
export const loadHttp = (): Promise<typeof import('@whenthen/core/http')> => import('@whenthen/core/http');

/** What an error says, as it may be logged: without e-mail addresses. */
export const loggedReason = async (error: unknown): Promise<string> => {
  const { maskAddresses } = await import('@whenthen/core/definition');
  return maskAddresses(error instanceof Error ? error.message : String(error));
};
