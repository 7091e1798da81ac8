import { useId } from 'react';
import type { FieldProps } from './Field.js';

interface CheckFieldProps extends FieldProps {
  value: boolean;
  onCommit: (value: boolean) => void;
}

/** Yes or no. */
export const CheckField = ({ name, label, help, message, value, onCommit }: CheckFieldProps) => {
  const id = useId();
  return (
    <div className="wt-field wt-check" data-invalid={message ? true : undefined}>
      <input
        id={id}
        type="checkbox"
        data-testid={`wt-field-${name}`}
        aria-describedby={help ? `${id}-help` : undefined}
        checked={value}
        onChange={(event) => onCommit(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {help && (
        <p id={`${id}-help`} className="wt-help">
          {help}
        </p>
      )}
      {message && <p className="wt-message">{message}</p>}
    </div>
  );
};
