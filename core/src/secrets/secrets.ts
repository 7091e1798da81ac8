import { z } from 'zod';
import { secretName } from '../definition/secret-name.js';
import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { byText, read } from '../kernel/input.js';
import { lock, unlock } from '../kernel/locked.js';
import type { Ports } from '../model/abilities/ports.js';
import type { SecretOf } from '../model/abilities/secrets.js';
import type { SecretRecord } from '../model/operation/secret.js';
import type { SecretsApi } from './api.js';

const DOMAIN = 'secrets';

/** A shorter one could not be told from other text where a receiver repeats it. */
const value = z
  .string()
  .trim()
  .min(6, 'is no secret: copy the whole of it')
  .max(4_000)
  .regex(/^[\x20-\x7e]+$/, 'may hold letters, digits and signs of ASCII only');

type SecretPorts = Ports<never, 'secrets', 'secret' | 'oldSecrets'>;

const valueOf = ({ secret, oldSecrets }: SecretPorts['options'], { _id, locked }: SecretRecord): string | undefined =>
  unlock(DOMAIN, _id, locked, [...(secret === undefined ? [] : [secret]), ...oldSecrets]);

/** Secrets as the API has them: their values go in, and do not come out. */
export const createSecretsApi = ({ store, options, clock }: SecretPorts & Ports<'clock'>): SecretsApi => ({
  async set(name, given, who) {
    const [_id, text, by] = [read(secretName, name, 'name'), read(value, given, 'value'), read(byText, who, 'by')];
    if (options.secret === undefined)
      throw new ConflictError('Secrets cannot be kept: ask your developer to set the option "secret".');
    const locked = lock(DOMAIN, _id, text, options.secret);
    await store.secrets.put({ _id, locked, by, changedAt: new Date(clock.now()) });
  },

  async list() {
    return (await store.secrets.all()).map((record) => ({
      name: record._id,
      by: record.by,
      changedAt: record.changedAt.toISOString(),
      readable: valueOf(options, record) !== undefined,
    }));
  },

  async remove(name) {
    const id = read(secretName, name, 'name');
    if (!(await store.secrets.remove(id))) throw new NotFoundError(`The secret "${id}"`);
  },
});

/** Reads secrets for whoever sends something. */
export const createSecretOf =
  ({ store, options }: SecretPorts): SecretOf =>
  async (name) => {
    const record = await store.secrets.get(name);
    if (!record) throw new Error(`There is no secret called "${name}": set it in the settings of the step`);
    const text = valueOf(options, record);
    if (text === undefined)
      throw new Error(
        `The secret "${name}" cannot be read here: it was kept with another option "secret". Set it again in the settings of the step`,
      );
    return text;
  };
