'use client';

import { FieldDescription, FieldLabel, useField } from '@payloadcms/ui';
import type { SendersSettings } from '@whenthen/core/definition';
import type { TextFieldClientComponent, TextFieldClientProps } from 'payload';
import { useAnswer } from '../client/use-answer.js';
import './senders.css';

const AUTOMATIC = 'By topic or sales channel, else the default';

/** Whom an e-mail is from: one of the shop's senders. */
export const SenderField: TextFieldClientComponent = ({
  field,
  path: pathFromProps,
  readOnly,
}: TextFieldClientProps) => {
  const { value, setValue, path, disabled } = useField<string | null>({ potentiallyStalePath: pathFromProps });
  const { answer, error } = useAnswer<{ value: SendersSettings }>({ path: '/settings/senders' });
  const senders = answer?.value.senders ?? [];
  const chosen = value ?? '';
  const unknown = chosen !== '' && !senders.some(({ id }) => id === chosen);
  const gone = unknown && answer !== null;
  const description = field.admin?.description;
  return (
    <div className="field-type whenthen-sender-field" id={`field-${path}`}>
      <FieldLabel htmlFor={`whenthen-${path}`} label={field.label ?? 'Sender'} path={path} />
      <select
        disabled={Boolean(readOnly) || disabled || (!answer && chosen === '')}
        id={`whenthen-${path}`}
        onChange={({ target }) => setValue(target.value === '' ? null : target.value)}
        value={chosen}
      >
        <option value="">{error ? 'Senders cannot be read' : AUTOMATIC}</option>
        {unknown && <option value={chosen}>{gone ? `${chosen} (removed)` : chosen}</option>}
        {senders.map(({ id, name, address }) => (
          <option key={id} value={id}>
            {name}: {address}
          </option>
        ))}
      </select>
      {gone && (
        <p className="whenthen-refusal" role="alert">
          This sender was removed: the e-mail goes by the default one.
        </p>
      )}
      {description && <FieldDescription description={description} path={path} />}
    </div>
  );
};
