import { z } from 'zod';
import { secretHosts } from '../definition/secret-host.js';
import { secretName } from '../definition/secret-name.js';
import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { byText, read } from '../kernel/input.js';
import { lock, unlock } from '../kernel/locked.js';
import type { Ports } from '../model/abilities/ports.js';
import { SecretHostError, type SecretOf } from '../model/abilities/secrets.js';
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

const secretInput = z.strictObject({ value, hosts: secretHosts });

const thingOf = (name: string) => ({ kind: 'secret' as const, id: name });

type SecretPorts = Ports<never, 'secrets', 'secret' | 'oldSecrets'>;

const valueOf = ({ secret, oldSecrets }: SecretPorts['options'], { _id, locked }: SecretRecord): string | undefined =>
  unlock(DOMAIN, _id, locked, [...(secret === undefined ? [] : [secret]), ...oldSecrets]);

/** Secrets as the API has them: their values go in, and do not come out. */
export const createSecretsApi = ({
  store,
  options,
  clock,
  audit,
}: SecretPorts & Ports<'audit' | 'clock'>): SecretsApi => ({
  async set(name, given, who) {
    const [_id, by] = [read(secretName, name, 'name'), read(byText, who, 'by')];
    const { value: text, hosts } = read(secretInput, given);
    if (options.secret === undefined)
      throw new ConflictError('Secrets cannot be kept: ask your developer to set the option "secret".');
    const locked = lock(DOMAIN, _id, text, options.secret);
    await audit.note({ by, what: 'secret.set', on: thingOf(_id), details: { hosts: hosts.join(', ') } }, () =>
      store.secrets.put({ _id, locked, hosts, by, changedAt: new Date(clock.now()) }),
    );
  },

  async list() {
    return (await store.secrets.all()).map((record) => ({
      name: record._id,
      hosts: record.hosts ?? [],
      by: record.by,
      changedAt: record.changedAt.toISOString(),
      readable: valueOf(options, record) !== undefined,
    }));
  },

  async remove(name, who) {
    const id = read(secretName, name, 'name');
    const by = read(byText.optional(), who, 'by');
    await audit.note({ by, what: 'secret.removed', on: thingOf(id) }, async () => {
      if (!(await store.secrets.remove(id))) throw new NotFoundError(`The secret "${id}"`);
    });
  },
});

/** Why a secret is not sent to a host; `undefined` where it may be. Pure. */
const hostFault = ({ _id, hosts = [] }: Pick<SecretRecord, '_id' | 'hosts'>, host: string): string | undefined => {
  if (hosts.includes(host)) return undefined;
  return hosts.length === 0
    ? `The secret "${_id}" does not say to which hosts it may be sent: enter its value anew, with ${host}`
    : `The secret "${_id}" is not sent to ${host}, only to ${hosts.join(', ')}: choose another secret, or enter its value anew, with this host`;
};

/** Reads secrets for whoever sends something. */
export const createSecretOf =
  ({ store, options }: SecretPorts): SecretOf =>
  async (name, host) => {
    const record = await store.secrets.get(name);
    if (!record) throw new Error(`There is no secret called "${name}": set it in the settings of the step`);
    const fault = hostFault(record, host);
    if (fault !== undefined) throw new SecretHostError(fault);
    const text = valueOf(options, record);
    if (text === undefined)
      throw new Error(
        `The secret "${name}" cannot be read here: it was kept with another option "secret". Set it again in the settings of the step`,
      );
    return text;
  };
