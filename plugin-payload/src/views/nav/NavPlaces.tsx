import { Link, NavGroup } from '@payloadcms/ui';
import type { Payload } from 'payload';
import { formatAdminURL } from 'payload/shared';
import type { ReactNode } from 'react';
import type { Route } from '../../access/needs.js';

export interface NavPlace {
  /** Its path below the admin. */
  id: string;
  label: string;
  /** The endpoint that shows the same. */
  route: Route;
  /** What stands beside its name. */
  mark?: ReactNode;
}

interface NavPlacesProps {
  label: string;
  places: NavPlace[];
  /** Whether whoever looks may go there. */
  may: (route: Route) => boolean;
  payload: Payload;
}

/** A group of ways to those of our pages that whoever looks may see, in the admin's navigation. */
export const NavPlaces = ({ label, places, may, payload }: NavPlacesProps) => {
  const open = places.filter(({ route }) => may(route));
  if (open.length === 0) return null;
  return (
    <NavGroup label={label}>
      {open.map(({ id, label: name, mark }) => (
        <Link
          className="nav__link"
          href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/${id}` })}
          id={`nav-${id}`}
          key={id}
          prefetch={false}
        >
          <span className="nav__link-label">{name}</span>
          {mark}
        </Link>
      ))}
    </NavGroup>
  );
};
