/** What stands in a kept text where the one that went out has the token of a link. */
const HIDDEN = 'known-to-the-reader-only';

/**
 * A text as it is kept, which staff can read: the tokens by which somebody confirms, unsubscribes or chooses went out to
 * the reader, and stay nowhere else. Nobody can agree for somebody else. Pure.
 */
export const withoutTokens = (text: string, tokens: readonly string[]): string =>
  tokens.reduce((rest, token) => (token === '' ? rest : rest.replaceAll(token, HIDDEN)), text);

/** The token at the end of a link. Pure. */
export const tokenOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
