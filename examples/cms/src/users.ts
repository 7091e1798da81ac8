import type { CollectionConfig } from 'payload';

/** Who logs in to the admin. */
export const users: CollectionConfig = {
  slug: 'users',
  auth: true,
  admin: { useAsTitle: 'email', group: 'Team' },
  access: {
    admin: ({ req }) => req.user?.collection === 'users',
    create: ({ req }) => req.user?.collection === 'users',
    read: ({ req }) => req.user?.collection === 'users',
    update: ({ req }) => req.user?.collection === 'users',
    delete: ({ req }) => req.user?.collection === 'users',
    unlock: ({ req }) => req.user?.collection === 'users',
  },
  fields: [],
};
