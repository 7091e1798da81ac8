'use client';

import { FieldDescription, FieldLabel, useField } from '@payloadcms/ui';
import type { TextFieldClientProps } from 'payload';
import { useAnswer } from '../client/use-answer.js';
import type { ConsentPageData } from './consent-page.js';

/** What is said where no topic is chosen, and where the one that was is gone. */
const WORDS = {
  email: {
    none: (first: string) => `${first} (the first)`,
    gone: (first = '') => `This topic was removed: the e-mail counts as being about ${first}.`,
  },
  form: {
    none: () => 'None: this form asks for no e-mails',
    gone: () => 'This topic was removed: the form asks for nothing until you choose another.',
  },
};

/**
 * One of the shop's topics: what a marketing e-mail is about, the first where none is chosen, or what a form asks consent
 * for (`about: 'form'`), nothing where none is.
 */
export const TopicField = ({
  field,
  path: pathFromProps,
  readOnly,
  about = 'email',
}: TextFieldClientProps & { about?: keyof typeof WORDS }) => {
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
        <option value="">
          {topics[0] ? WORDS[about].none(topics[0].name) : error ? 'Topics cannot be read' : '…'}
        </option>
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
          {WORDS[about].gone(topics[0]?.name)}
        </p>
      )}
      {description && <FieldDescription description={description} path={path} />}
    </div>
  );
};
