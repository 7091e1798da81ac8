import type { DelaySetting } from '@whenthen/core/definition';
import { useMessage, type FieldPath } from '../context/inspector-context.js';
import { OffsetFields } from '../fields/OffsetFields.js';
import { NameField } from '../names/NameField.js';

type Delay = Extract<DelaySetting, { kind: 'until_field' }>;

interface UntilDateProps {
  delay: Delay;
  path: FieldPath;
  onChange: (delay: Delay) => void;
}

/** A field that holds a date, and how long before or after it. */
export const UntilDate = ({ delay, path, onChange }: UntilDateProps) => {
  return (
    <>
      <NameField
        kind="field"
        name="field"
        label="Field"
        help="A date, such as 2026-12-24, or a time. Who has none does not wait."
        placeholder="Choose a field"
        keepFilled
        value={delay.field}
        message={useMessage([...path, 'field'])}
        onCommit={(field) => onChange({ ...delay, field })}
      />
      <OffsetFields
        offset={delay.offset}
        path={[...path, 'offset']}
        onChange={(offset) => onChange({ kind: delay.kind, field: delay.field, ...(offset ? { offset } : {}) })}
      />
    </>
  );
};
