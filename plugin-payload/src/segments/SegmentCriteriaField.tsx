'use client';

import { CriteriaEditor } from '@whenthen/admin-ui';
import '@whenthen/admin-ui/styles.css';
import { checkCriteria, type Condition } from '@whenthen/core/definition';
import { FieldLabel, useField } from '@payloadcms/ui';
import type { JSONFieldClientComponent, JSONFieldClientProps } from 'payload';
import { useCatalog } from '../client/use-catalog.js';
import './segments.css';
import { WhoFits } from './WhoFits.js';

/** The criteria of a segment as a field of the form, with who fits them now beside. */
export const SegmentCriteriaField: JSONFieldClientComponent = (props: JSONFieldClientProps) => {
  const { field, path: pathFromProps, readOnly } = props;
  const criteria = useField<Condition | null>({ potentiallyStalePath: pathFromProps });
  const { value, setValue, path, showError, errorMessage, disabled } = criteria;
  const { answer } = useCatalog();
  const complete = value !== null && value !== undefined && checkCriteria(value).length === 0;
  return (
    <div className={`field-type whenthen-criteria${showError ? ' error' : ''}`} id={`field-${path}`}>
      <FieldLabel label={field.label ?? 'Criteria'} path={path} />
      <div className="field-type__wrap whenthen-criteria__sides">
        <CriteriaEditor
          onChange={setValue}
          readOnly={Boolean(readOnly) || disabled}
          seen={answer?.seen}
          value={value}
          vocabulary={answer?.catalog.vocabulary}
        />
        <WhoFits
          empty="Fill in a test to see who fits."
          question={complete ? { path: '/segments/preview', body: { criteria: value } } : null}
        />
      </div>
      {showError && errorMessage && (
        <p className="whenthen-criteria__error" role="alert">
          {errorMessage}
        </p>
      )}
    </div>
  );
};
