import { Link, NavGroup } from '@payloadcms/ui';
import type { Payload } from 'payload';
import { formatAdminURL } from 'payload/shared';
import type { ReactNode } from 'react';

export interface NavPlace {
  /** Its path below the admin. */
  id: string;
  label: string;
  /** What stands beside its name. */
  mark?: ReactNode;
}

/** A group of ways to our pages in the admin's navigation. */
export const NavPlaces = ({ label, places, payload }: { label: string; places: NavPlace[]; payload: Payload }) => (
  <NavGroup label={label}>
    {places.map(({ id, label: name, mark }) => (
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
