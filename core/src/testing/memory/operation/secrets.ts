import type { SecretStore } from '../../../model/operation/secret.js';
import type { Tables } from '../kit/tables.js';

/** Secrets, in memory. */
export const createMemorySecrets = ({ secrets }: Tables): SecretStore => ({
  put: async (secret) => void secrets.put(secret),
  get: async (name) => secrets.get(name) ?? null,
  all: async () => secrets.find(),
  remove: async (name) => secrets.delete(name),
});
