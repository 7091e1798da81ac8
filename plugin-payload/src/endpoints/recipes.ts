import { formatPath } from '@whenthen/core/definition';
import { z } from 'zod';
import { loadRecipes } from '../runtime/core.js';
import { builtForms } from '../forms/built-forms.js';
import { installRecipe } from '../recipes/install.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { idParams } from './kit/inputs.js';
import { problem } from './kit/respond.js';

/** Makes the documents of a recipe as drafts, and answers the workflow's id. */
const install = defineEndpoint({
  route: 'POST /recipes/:id/install',
  params: idParams,
  body: z.strictObject({
    /** Publishes the e-mails, segments and sequences at once; the workflow stays a draft. */
    publish: z.boolean().default(false),
    settings: z
      .strictObject({
        form: z.string().min(1).max(100),
        crm: z.url({ protocol: /^https?$/ }).max(2_000),
        staff: z.email(),
      })
      .partial()
      .default({}),
  }),
  handle: async ({ engine, params, body, req, runtime }) => {
    const { recipes } = await loadRecipes();
    const recipe = recipes.find(({ id }) => id === params.id);
    if (!recipe) return problem(404, [{ message: `There is no recipe “${params.id}”.` }]);
    const forms = [...(await builtForms(req.payload, runtime.slugs.forms)), ...engine.forms.list()];
    const settings = { form: forms[0]?.id, ...body.settings };
    try {
      const made = await installRecipe({ recipe, settings, publish: body.publish, req, slugs: runtime.slugs });
      return Response.json(made, { status: 201 });
    } catch (error) {
      // Payload's own refusals, such as of somebody who may not write one of the collections.
      const { status, data, message } = error as {
        status?: number;
        data?: { errors?: { message: string; path?: string }[] };
        message: string;
      };
      if (status === undefined || status >= 500) throw error;
      const errors = data?.errors?.map((e) => ({ message: e.message, ...(e.path && { path: formatPath([e.path]) }) }));
      return problem(status, errors ?? [{ message }]);
    }
  },
});

/** What the gallery of recipes does. */
export const recipeEndpoints: BoundEndpoint[] = [install];
