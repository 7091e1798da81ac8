import type { DelaySetting } from '@whenthen/core/definition';
import { useMessage, type FieldPath } from './context.js';
import { DurationField } from './fields/DurationField.js';
import { SelectField } from './fields/SelectField.js';
import { TextField } from './fields/TextField.js';

type Delay = Extract<DelaySetting, { kind: 'until_field' }>;

interface UntilDateProps {
  delay: Delay;
  path: FieldPath;
  onChange: (delay: Delay) => void;
}

const options = [
  { value: 'at', label: 'On the date' },
  { value: 'before', label: 'Before the date' },
  { value: 'after', label: 'After the date' },
];

/** A field that holds a date, and how long before or after it. */
export const UntilDate = ({ delay, path, onChange }: UntilDateProps) => {
  const { offset } = delay;
  const setDirection = (direction: string) =>
    onChange({
      kind: delay.kind,
      field: delay.field,
      ...(direction !== 'at' && {
        offset: {
          direction: direction as 'before' | 'after',
          by: offset?.by ?? { amount: 1, unit: 'days' },
        },
      }),
    });
  return (
    <>
      <TextField
        name="field"
        label="Field"
        help="A date, such as 2026-12-24, or a time. Who has none does not wait."
        placeholder="renewal_date"
        offer="fields"
        keepFilled
        value={delay.field}
        message={useMessage([...path, 'field'])}
        onCommit={(field) => onChange({ ...delay, field })}
      />
      <SelectField
        name="offset"
        label="When"
        value={offset?.direction ?? 'at'}
        options={options}
        onCommit={setDirection}
      />
      {offset && (
        <DurationField
          prefix="offset."
          label="How long"
          value={offset.by}
          path={[...path, 'offset', 'by']}
          onCommit={(by) => onChange({ ...delay, offset: { ...offset, by } })}
        />
      )}
    </>
  );
};
