import type { Condition } from '@whenthen/core/definition';
import { useInspector, useMessage, type FieldPath } from '../context/inspector-context.js';
import { SelectField } from '../fields/SelectField.js';

interface EmailTestProps {
  name: string;
  value: Extract<Condition, { kind: 'email' }>;
  path: FieldPath;
  onChange: (value: Condition) => void;
}

const deeds = [
  { value: 'opened', label: 'opened' },
  { value: 'clicked', label: 'clicked (a link in it)' },
];

/** Whether an e-mail of this workflow was opened or clicked. */
export const EmailTest = ({ name, value, path, onChange }: EmailTestProps) => {
  const { emails } = useInspector();
  const message = useMessage([...path, 'step']);
  const known = emails.some(({ id }) => id === value.step);
  const options = [
    ...(known ? [] : [{ value: value.step, label: value.step || 'Pick a step' }]),
    ...emails.map((email) => ({ value: email.id, label: email.name })),
  ];
  return (
    <>
      <SelectField
        name={`${name}.step`}
        label="E-mail"
        help={emails.length === 0 ? 'No step sends an e-mail yet. Add one first.' : undefined}
        value={value.step}
        options={options}
        message={message}
        onCommit={(step) => onChange({ ...value, step })}
      />
      <SelectField
        name={`${name}.was`}
        label="Was"
        value={value.was}
        options={deeds}
        onCommit={(was) => onChange({ ...value, was: was === 'clicked' ? 'clicked' : 'opened' })}
      />
    </>
  );
};
