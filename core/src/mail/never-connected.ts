/** The codes of Node, its `fetch` and nodemailer for a connection that never came about. */
const NEVER = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EDNS|UND_ERR_CONNECT_TIMEOUT)\b/;
/** The system calls that come before anything is sent. */
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo']);
/** `fetch` and adapters wrap what they caught. */
const DEEPEST = 3;

/**
 * Does an error say, by its code, its system call, its words or its cause's, that no connection was made, so that
 * nothing of what was to be sent can have arrived? Pure.
 */
export const neverConnected = (error: unknown, depth = 0): boolean => {
  if (typeof error !== 'object' || error === null) return NEVER.test(String(error));
  const { code, message, syscall, cause } = error as Record<'code' | 'message' | 'syscall' | 'cause', unknown>;
  if (NEVER.test(`${String(code)} ${String(message)}`) || BEFORE_SENDING.has(String(syscall))) return true;
  return cause !== undefined && depth < DEEPEST && neverConnected(cause, depth + 1);
};
