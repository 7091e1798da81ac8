import { Link } from '@payloadcms/ui';
import type { ServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';

/** The way to the recipes, above the list of workflows. */
export const RecipesLink = ({ payload }: ServerProps) => (
  <p className="whenthen-recipes-link">
    <Link
      href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: '/recipes' })}
      id="whenthen-recipes"
      prefetch={false}
    >
      Begin with a recipe
    </Link>{' '}
    instead of an empty canvas: cart abandonment, welcome, win-back and more.
  </p>
);
