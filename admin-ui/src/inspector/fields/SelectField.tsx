import { Field, type FieldProps } from './Field.js';

export interface Option {
  value: string;
  label: string;
}

interface SelectFieldProps extends FieldProps {
  value: string;
  options: readonly Option[];
  onCommit: (value: string) => void;
}

/** One of several. */
export const SelectField = ({ value, options, onCommit, ...field }: SelectFieldProps) => (
  <Field {...field}>
    {(control) => (
      <select {...control} value={value} onChange={(event) => onCommit(event.target.value)}>
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
