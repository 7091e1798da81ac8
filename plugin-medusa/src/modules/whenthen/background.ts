/**
 * Does this process do background work? A `medusa start` in its shared or worker mode does. `medusa exec`, `db:migrate`
 * and `user` set the mode "server" for themselves, as does a server whose work another process does.
 */
export const worksInBackground = (
  configured: string | undefined,
  environment = process.env.MEDUSA_WORKER_MODE,
): boolean => configured !== 'server' && environment !== 'server';
