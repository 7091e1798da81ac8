/** What an error says. Whatever is thrown: code in another realm, under jest for example, throws errors of its own. */
export const messageOf = (error: unknown): string => {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : String(error);
};
