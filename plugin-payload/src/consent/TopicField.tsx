'use client';

import { FieldDescription, FieldLabel, useField } from '@payloadcms/ui';
import type { TextFieldClientComponent, TextFieldClientProps } from 'payload';
import { useAnswer } from '../client/use-answer.js';
import type { ConsentPageData } from './consent-page.js';

/** What a marketing e-mail is about: one of the shop's topics, the first where none is chosen. */
export const TopicField: TextFieldClientComponent = ({
  field,
  path: pathFromProps,
  readOnly,
}: TextFieldClientProps) => {
  const { value, setValue, path, disabled } = useField<string | null>({ potentiallyStalePath: pathFromProps });
  const { answer, error } = useAnswer<ConsentPageData>({ path: '/consent' });
  const topics = answer?.topics ?? [];
  const chosen = value ?? '';
  const gone = chosen !== '' && answer !== null && !topics.some(({ id }) => id === chosen);
  const description = field.admin?.description;
  return (
    <div className="field-type whenthen-topic" id={`field-${path}`}>
      <FieldLabel htmlFor={`whenthen-${path}`} label={field.label ?? 'Topic'} path={path} />
      <select
        disabled={Boolean(readOnly) || disabled || (!answer && chosen === '')}
        id={`whenthen-${path}`}
        onChange={({ target }) => setValue(target.value === '' ? null : target.value)}
        value={chosen}
      >
        <option value="">{topics[0] ? `${topics[0].name} (the first)` : error ? 'Topics cannot be read' : '…'}</option>
        {chosen !== '' && !topics.some(({ id }) => id === chosen) && (
          <option value={chosen}>{gone ? `${chosen} (removed)` : chosen}</option>
        )}
        {topics.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {gone && (
        <p className="whenthen-refusal" role="alert">
          This topic was removed: the e-mail counts as being about {topics[0]?.name}.
        </p>
      )}
      {description && <FieldDescription description={description} path={path} />}
    </div>
  );
};
