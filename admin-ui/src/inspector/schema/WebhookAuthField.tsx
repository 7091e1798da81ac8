import { hostOfUrl, type JsonObject } from '@whenthen/core/definition';
import type { FieldProps } from '../fields/Field.js';
import { SelectField } from '../fields/SelectField.js';
import { TextField } from '../fields/TextField.js';
import { SecretField } from '../webhook/SecretField.js';

interface WebhookAuthFieldProps extends FieldProps {
  value: JsonObject;
  /** Where the call goes, as far as it is filled in. */
  url: string;
  onCommit: (value: JsonObject | undefined) => void;
}

const kinds = [
  { value: '', label: 'None' },
  { value: 'bearer', label: 'Bearer token' },
  { value: 'basic', label: 'User and password' },
  { value: 'api_key', label: 'API key in a header' },
];

/** What the secret of each is. */
const values: Record<string, string> = { bearer: 'Token', basic: 'Password', api_key: 'Key' };

const textOf = (value: JsonObject, key: string): string => (typeof value[key] === 'string' ? value[key] : '');

/** How a call shows that it may, with the name of a secret that is kept apart. */
export const WebhookAuthField = ({ name, label, help, message, value, url, onCommit }: WebhookAuthFieldProps) => {
  const kind = textOf(value, 'kind');
  const secret = textOf(value, 'secret');
  /** What is wrong is told where it is put right. */
  const unnamed = kind !== '' && secret === '';
  const set = (more: JsonObject) => onCommit({ ...value, ...more });
  const choose = (next: string) =>
    onCommit(
      next === ''
        ? undefined
        : {
            kind: next,
            // An empty name would be told as one of the wrong form.
            ...(secret && { secret }),
            ...(next === 'basic' ? { user: '' } : {}),
            ...(next === 'api_key' ? { header: 'x-api-key' } : {}),
          },
    );
  return (
    <div role="group" aria-label={label} className="wt-field">
      <SelectField
        name={name}
        label={label}
        help={help}
        message={unnamed ? undefined : message}
        value={kind}
        options={kinds}
        onCommit={choose}
      />
      {kind === 'basic' && (
        <TextField
          name={`${name}.user`}
          label="User"
          value={textOf(value, 'user')}
          onCommit={(user) => set({ user })}
        />
      )}
      {kind === 'api_key' && (
        <TextField
          name={`${name}.header`}
          label="Header"
          value={textOf(value, 'header')}
          onCommit={(header) => set({ header })}
        />
      )}
      {kind !== '' && (
        <SecretField
          name={`${name}.secret`}
          label="Secret"
          message={unnamed ? message : undefined}
          host={hostOfUrl(url)}
          what={values[kind] ?? 'Secret'}
          required
          value={secret}
          onCommit={(next) => {
            const { secret: _before, ...rest } = value;
            onCommit(next ? { ...rest, secret: next } : rest);
          }}
        />
      )}
    </div>
  );
};
