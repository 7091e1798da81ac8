import type { AdminViewServerProps } from 'payload';
import { redirect } from 'next/navigation.js';
import { formatAdminURL } from 'payload/shared';
import { loadRecipes } from '../../runtime/core.js';
import { contentsOf } from '../../recipes/documents.js';
import { UseRecipe } from '../../recipes/UseRecipe.js';
import { runtimeOf } from '../../runtime/runtime.js';
import { mayCall } from '../parts/gate.js';
import { NotAllowed } from '../parts/NotAllowed.js';
import { Page } from '../parts/Page.js';
import { loginUrl } from '../parts/login-url.js';

const ROUTE = 'POST /recipes/:id/install';

/** Workflows to begin with, complete with their e-mails, sequences and segments. */
export const RecipesView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const adminRoute = req.payload.config.routes.admin;
  const path = formatAdminURL({ adminRoute, path: '/recipes' });
  if (!req.user) redirect(loginUrl(req.payload.config, path));
  const { slugs } = runtimeOf(req.payload);
  const workflows = formatAdminURL({ adminRoute, path: `/collections/${slugs.workflows}` });
  const [allowed, { recipes }] = await Promise.all([mayCall(req, ROUTE), loadRecipes()]);
  return (
    <Page crumbs={[{ label: 'Workflows', url: workflows }, { label: 'Recipes' }]} view={view}>
      {allowed ? (
        <>
          <div className="whenthen-head">
            <h1>Recipes</h1>
            <span className="whenthen-quiet">
              Each makes a workflow with all that it needs, named and ready to edit. Nothing starts before you activate
              it.
            </span>
          </div>
          <ul className="whenthen-recipes">
            {recipes.map((recipe) => (
              <li className="whenthen-card whenthen-recipe" data-recipe={recipe.id} key={recipe.id}>
                <h2>{recipe.title}</h2>
                <p>{recipe.description}</p>
                <p className="whenthen-quiet">Makes {contentsOf(recipe)}.</p>
                {recipe.codes && (
                  <p>
                    Its e-mail offers the code <strong>{recipe.codes.join(', ')}</strong>: make that promotion in your
                    store, or change the e-mail, before you activate it.
                  </p>
                )}
                <UseRecipe recipe={recipe.id} title={recipe.title} workflows={slugs.workflows} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <NotAllowed req={req} route={ROUTE} />
      )}
    </Page>
  );
};
