import { Field, type FieldProps } from './Field.js';

export interface Option {
  value: string;
  label: string;
  /** Shown, but not to be chosen: "comes later". */
  later?: boolean;
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
          <option key={o.value} value={o.value} disabled={o.later}>
            {o.later ? `${o.label} (comes later)` : o.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
