import type { Config } from 'payload';

/** Adds the *People* view with its link in the navigation. Components are named by path; Payload's import map loads them. */
export const withAdmin = (admin: Config['admin']): Config['admin'] => ({
  ...admin,
  components: {
    ...admin?.components,
    afterNavLinks: [...(admin?.components?.afterNavLinks ?? []), '@whenthen/payload/rsc#PeopleNavLink'],
    views: {
      ...admin?.components?.views,
      whenthenPeople: {
        Component: '@whenthen/payload/rsc#PeopleView',
        path: '/people',
        exact: true,
        meta: { title: 'People' },
      },
      whenthenPerson: {
        Component: '@whenthen/payload/rsc#PersonView',
        path: '/people/:id',
        exact: true,
        meta: { title: 'Person' },
      },
    },
  },
});
