import { MongoBulkWriteError, type WriteError } from 'mongodb';

const DUPLICATE_KEY = 11000;

/** The indexes of documents that an unordered insert left out because their key is taken. Throws any other error. */
export const duplicateIndexes = (error: unknown): Set<number> => {
  if (error instanceof MongoBulkWriteError) {
    const errors: WriteError[] = [error.writeErrors].flat();
    if (errors.length > 0 && errors.every((e) => e.code === DUPLICATE_KEY)) return new Set(errors.map((e) => e.index));
  }
  throw error;
};

/** Is it a duplicate key and nothing else? */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE_KEY;
