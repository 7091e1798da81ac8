import { Link } from '@payloadcms/ui';
import { createLocalReq, type ServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { gateOf } from '../parts/gate.js';

/** The ways to the recipes and to the workflows that have no document, above the list of workflows. */
export const RecipesLink = async ({ payload, user }: ServerProps) => {
  const may = await gateOf(await createLocalReq({ ...(user && { user }) }, payload));
  const { admin: adminRoute } = payload.config.routes;
  return (
    <p className="whenthen-recipes-link">
      {may('POST /recipes/:id/install') && (
        <>
          <Link href={formatAdminURL({ adminRoute, path: '/recipes' })} id="whenthen-recipes" prefetch={false}>
            Begin with a recipe
          </Link>{' '}
          instead of an empty canvas: cart abandonment, welcome, win-back and more.{' '}
        </>
      )}
      Those that your developers wrote are under{' '}
      <Link href={formatAdminURL({ adminRoute, path: '/in-code' })} id="whenthen-in-code" prefetch={false}>
        Workflows in code
      </Link>
      .
    </p>
  );
};
