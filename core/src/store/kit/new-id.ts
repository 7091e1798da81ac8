import { ObjectId } from 'mongodb';

/** A new id as text; later ones sort behind earlier ones. */
export const newId = (): string => new ObjectId().toHexString();
