import { z } from 'zod';
import { ConflictError } from '../../kernel/errors.js';

/** Which document of which CMS something published comes from. */
export interface OriginStore {
  /** Notes the origin of what has this key, unless one is noted. Returns the one that is. */
  claim(key: string, origin: string): Promise<string>;
  /** Those of these keys whose origin is noted. */
  noted(keys: string[]): Promise<Set<string>>;
}

/** Names the document that something was published from: the same each time it is published, and no other's. */
export const originText = z.string().min(1).max(200);

type Kind = 'workflow' | 'template' | 'segment';

/** What an origin is noted for. */
export const originKey = (kind: Kind, id: string): string => `${kind}:${id}`;

/**
 * Before something is published under an id: the id belongs to the document that was published under it first. Two CMSs
 * that count their documents would overwrite each other's otherwise.
 * @throws ConflictError where another document has this id
 */
export const claimOrigin = async (
  { store }: { store: { origins: OriginStore } },
  kind: Kind,
  { id, name, origin }: { id: string; name: string; origin?: string | undefined },
): Promise<void> => {
  if (origin === undefined || (await store.origins.claim(originKey(kind, id), origin)) === origin) return;
  throw new ConflictError(
    `“${name}” has the number “${id.replace(/^sequence:/, '')}” here, and so has a document of another CMS that uses the same database of workflows. Give one of the two CMSs the option “namespace” of the plugin and make its documents anew, or let each have a database, or a mongo.prefix, of its own.`,
  );
};
