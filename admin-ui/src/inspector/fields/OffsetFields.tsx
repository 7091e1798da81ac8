import type { DateOffset } from '@whenthen/core/definition';
import type { FieldPath } from '../context/inspector-context.js';
import { DurationField } from './DurationField.js';
import { SelectField } from './SelectField.js';

interface OffsetFieldsProps {
  /** In front of the names of the inputs, such as `triggers.0.`. */
  prefix?: string;
  offset: DateOffset | undefined;
  /** Where the offset stands in the definition. */
  path: FieldPath;
  onChange: (offset: DateOffset | undefined) => void;
}

const options = [
  { value: 'at', label: 'On the date' },
  { value: 'before', label: 'Before the date' },
  { value: 'after', label: 'After the date' },
];

/** On a date, or how long before or after it. */
export const OffsetFields = ({ prefix = '', offset, path, onChange }: OffsetFieldsProps) => (
  <>
    <SelectField
      name={`${prefix}offset`}
      label="When"
      value={offset?.direction ?? 'at'}
      options={options}
      onCommit={(direction) =>
        onChange(
          direction === 'at'
            ? undefined
            : { direction: direction as DateOffset['direction'], by: offset?.by ?? { amount: 1, unit: 'days' } },
        )
      }
    />
    {offset && (
      <DurationField
        prefix={`${prefix}offset.`}
        label="How long"
        value={offset.by}
        path={[...path, 'by']}
        onCommit={(by) => onChange({ ...offset, by })}
      />
    )}
  </>
);
