import { loggedError } from '@whenthen/core/definition';
import type { Recipe, RecipeSettings } from '@whenthen/core/recipes';
import type { PayloadRequest } from 'payload';
import { loadRecipes } from '../runtime/core.js';
import type { Runtime } from '../runtime/runtime.js';
import { segmentDoc, sequenceDoc, templateDoc, type DocId } from './documents.js';

interface Install {
  recipe: Recipe;
  settings: RecipeSettings;
  /** Whether the e-mails, segments and sequences are published at once; the workflow stays a draft either way. */
  publish: boolean;
  req: PayloadRequest;
  slugs: Runtime['slugs'];
}

/** A name that no workflow has yet: `Win-back`, then `Win-back (2)`. */
const freeName = async ({ req, slugs }: Install, name: string): Promise<string> => {
  const { docs } = await req.payload.find({
    collection: slugs.workflows,
    where: { name: { like: name } },
    limit: 500,
    depth: 0,
    select: { name: true },
    overrideAccess: true,
  });
  const taken = new Set(docs.map((doc) => (doc as { name?: unknown }).name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
  return free;
};

interface Made {
  collection: string;
  id: DocId;
}

/** Publishes what was made, but for the workflow. Answers why it could not go on; `null` where all went well. */
const publishParts = async ({ req, slugs }: Install, made: Made[]): Promise<string | null> => {
  try {
    for (const { collection, id } of made)
      if (collection !== slugs.workflows)
        await req.payload.update({
          collection,
          id,
          data: { _status: 'published' },
          depth: 0,
          req,
          overrideAccess: false,
        });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

/**
 * Makes the documents of a recipe, on behalf of who asks: e-mails, segments, sequences, then the workflow that names
 * them, whose id it answers. Where one fails, those that were made are taken away again; where publishing fails, the rest stay
 * drafts, and `unpublished` says why.
 */
export const installRecipe = async (install: Install): Promise<{ workflow: DocId; unpublished: string | null }> => {
  const { recipe, settings, publish, req, slugs } = install;
  const { partsOf } = await loadRecipes();
  const made: Made[] = [];
  const ids = new Map<string, DocId>();

  const create = async (collection: string, data: Record<string, unknown>): Promise<DocId> => {
    const { id } = await req.payload.create({
      collection,
      data: { ...data, _status: 'draft' },
      draft: true,
      depth: 0,
      req,
      overrideAccess: false,
    });
    made.push({ collection, id });
    return id;
  };
  const idOf = (kind: string, key: string): DocId => ids.get(`${kind}:${key}`) ?? key;

  let workflow: DocId;
  try {
    for (const [key, email] of Object.entries(recipe.emails))
      ids.set(`email:${key}`, await create(slugs.templates, templateDoc(email)));
    for (const [key, segment] of Object.entries(recipe.segments))
      ids.set(`segment:${key}`, await create(slugs.segments, segmentDoc(segment)));
    for (const [key, sequence] of Object.entries(recipe.sequences)) {
      const data = sequenceDoc(sequence, (email) => idOf('email', email));
      ids.set(`sequence:${key}`, await create(slugs.sequences, data));
    }
    const parts = partsOf(recipe, (kind, key) => String(idOf(kind, key)));
    const { name, definition } = recipe.workflow(parts, settings).build();
    const data = { name: await freeName(install, name), description: recipe.description, definition, layout: {} };
    workflow = await create(slugs.workflows, data);
  } catch (error) {
    for (const { collection, id } of made.reverse())
      await req.payload.delete({ collection, id, depth: 0, overrideAccess: true }).catch((also: unknown) =>
        req.payload.logger.error({
          err: loggedError(also),
          msg: `Whenthen: ${collection} ${id} of a recipe that failed stays.`,
        }),
      );
    throw error;
  }
  return { workflow, unpublished: publish ? await publishParts(install, made) : null };
};
