const ADDRESS = /[^\s<>()[\]{}"'`,;:=&?/\\|@]+(?:@|%40)[^\s<>()[\]{}"'`,;:=&?/\\|@]+\.[\p{L}\d-]{2,}/giu;

/** A text without the e-mail addresses in it: logs are kept longer, and read by more people, than the data of a shop. */
export const maskAddresses = (text: string): string => text.replace(ADDRESS, '[address]');

/** What a log tells of an error. */
export interface LoggedError {
  type: string;
  code?: string | number;
  message?: string;
  stack?: string;
  cause?: LoggedError;
}

/** Causes that are followed. */
const DEEPEST = 3;

/** Where it was thrown: the stack without the message that it begins with. */
const framesOf = ({ stack = '', message }: Error): string =>
  stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^\s+at \S/.test(line))
    .join('\n');

const typeOf = (error: unknown): string =>
  error instanceof Error ? error.name || 'Error' : error === null ? 'null' : typeof error;

const codeOf = (error: Error): Pick<LoggedError, 'code'> => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' || typeof code === 'number' ? { code } : {};
};

/**
 * An error as a log may hold it: type, code, message and stack with addresses masked, and its causes. Whatever else hangs
 * on it is left out: a driver's error carries the documents that it was about. Pure; never throws.
 */
export const loggedError = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error))
    return { type: typeOf(error), ...(typeof error === 'string' ? { message: maskAddresses(error) } : {}) };
  const { cause } = error;
  return {
    type: typeOf(error),
    ...codeOf(error),
    message: maskAddresses(error.message),
    stack: maskAddresses(framesOf(error)),
    ...(cause === undefined || depth >= DEEPEST ? {} : { cause: loggedError(cause, depth + 1) }),
  };
};

/**
 * An error whose message is not ours, as a log may hold it: without the message. What a receiver answered, or what
 * somebody's own code says of a person, stands where the merchant sees it and nowhere else. Pure; never throws.
 */
export const loggedWithoutMessage = (error: unknown): LoggedError => {
  if (!(error instanceof Error)) return { type: typeOf(error) };
  return { type: typeOf(error), ...codeOf(error), stack: maskAddresses(framesOf(error)) };
};
