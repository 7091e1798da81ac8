import { MongoError, MongoInvalidArgumentError, MongoServerError } from 'mongodb';

/** Codes by which a server says that it, and not what it was asked, is in the way: stepping down, full, locked out. */
const CODES: ReadonlySet<number> = new Set([
  6, 7, 13, 18, 50, 64, 79, 89, 91, 100, 112, 133, 134, 189, 262, 9001, 10058, 10107, 11600, 11602, 13388, 13435, 13436,
  14031,
]);

/**
 * Whether an error means that the database cannot be reached or cannot work now, so that the same may succeed later;
 * everything else belongs to what was to be written.
 */
export const isAway = (error: unknown): boolean => {
  if (!(error instanceof MongoError) || error instanceof MongoInvalidArgumentError) return false;
  if (!(error instanceof MongoServerError)) return true;
  const { code } = error;
  // Bulk writes wrap a lost connection in an error of their own, which has no code.
  if (typeof code !== 'number') return true;
  return CODES.has(code) || error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('RetryableError');
};
