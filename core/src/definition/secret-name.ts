import { z } from 'zod';

/** What a secret is called that is kept apart from workflows: `erp`, `crm-token`. */
export const secretName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'use small letters, digits, "_" and "-", 60 at most');
