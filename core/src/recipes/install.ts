import { parseDuration } from '../definition/duration.js';
import type { Recipe, RecipeParts, RecipeSettings } from './recipe.js';
import type { Engine } from '../engine/api.js';

type Publishes = Pick<Engine, 'templates' | 'sequences' | 'segments' | 'workflows'>;

const missing = (recipe: Recipe, kind: string, key: string): never => {
  throw new Error(`The recipe "${recipe.id}" has no ${kind} "${key}".`);
};

/** Ids of a recipe's parts, made of its own id; a key that it does not have is an error of the recipe. */
export const partsOf = (
  recipe: Recipe,
  idOf: (kind: 'email' | 'sequence' | 'segment', key: string) => string,
): RecipeParts => ({
  email: (key) => (recipe.emails[key] ? idOf('email', key) : missing(recipe, 'e-mail', key)),
  sequence: (key) => (recipe.sequences[key] ? idOf('sequence', key) : missing(recipe, 'sequence', key)),
  segment: (key) => (recipe.segments[key] ? idOf('segment', key) : missing(recipe, 'segment', key)),
});

/**
 * Publishes a recipe to an engine without a CMS: its e-mails, segments and sequences, then the workflow, which stays a
 * draft until its status is set. Ids begin with the recipe's, so that doing it again makes new versions of the same.
 * @throws InvalidDefinitionError where a setting is needed that was not given
 */
export const installRecipe = async (
  engine: Publishes,
  recipe: Recipe,
  settings: RecipeSettings = {},
): Promise<{ workflow: string }> => {
  const parts = partsOf(recipe, (_, key) => `${recipe.id}-${key}`);
  for (const [key, content] of Object.entries(recipe.emails))
    await engine.templates.publish({ id: parts.email(key), ...content });
  for (const [key, content] of Object.entries(recipe.segments))
    await engine.segments.publish({ id: parts.segment(key), ...content });
  for (const [key, { name, emails, stopTag }] of Object.entries(recipe.sequences))
    await engine.sequences.publish({
      id: parts.sequence(key),
      name,
      emails: emails.map(({ after, email }) => ({
        ...(after ? { after: parseDuration(after) } : {}),
        template: parts.email(email),
      })),
      ...(stopTag ? { stopTag } : {}),
    });
  const { name, definition } = recipe.workflow(parts, settings).build();
  await engine.workflows.publish({ id: recipe.id, name, definition });
  return { workflow: recipe.id };
};
