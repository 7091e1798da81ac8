import type { RecipeSettings } from '@whenthen/core/recipes';
import type { Rest } from '../story/rest.js';

/** Installs a recipe as the admin's button does, publishes its workflow and activates it. */
export async function takeRecipe(rest: Rest, recipe: string, settings: RecipeSettings = {}): Promise<void> {
  const made = await rest<{ workflow: string | number; unpublished: string | null }>(
    'POST',
    `/api/whenthen/recipes/${recipe}/install`,
    { publish: true, settings },
  );
  if (made.unpublished) throw new Error(`The parts of “${recipe}” could not be published: ${made.unpublished}`);
  const document = `/api/workflows/${made.workflow}`;
  const { definition } = await rest<{ definition: object }>('GET', `${document}?draft=true&depth=0`);
  await rest('PATCH', document, { definition, _status: 'published' });
  await rest('POST', `/api/whenthen/workflows/${made.workflow}/status`, { status: 'active' });
}
