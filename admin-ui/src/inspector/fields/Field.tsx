import { useId, type ReactNode } from 'react';

/** What a control inside a field is given, so that label, help and message belong to it. */
export interface ControlProps {
  id: string;
  'data-testid': string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
}

export interface FieldProps {
  /** Names the field in tests: `wt-field-<name>`. */
  name: string;
  label: string;
  help?: string | undefined;
  required?: boolean | undefined;
  /** What is wrong with it. */
  message?: string | undefined;
  /** The label is read, not shown. */
  quiet?: boolean | undefined;
}

/** A label, a control, help, and what is wrong. */
export const Field = ({
  name,
  label,
  help,
  required,
  message,
  quiet,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) => {
  const id = useId();
  const described = [help && `${id}-help`, message && `${id}-message`].filter(Boolean).join(' ');
  const control: ControlProps = {
    id,
    'data-testid': `wt-field-${name}`,
    'aria-describedby': described || undefined,
    'aria-invalid': message ? true : undefined,
    'aria-required': required || undefined,
  };
  return (
    <div className="wt-field" data-invalid={message ? true : undefined}>
      <label htmlFor={id} className={quiet ? 'wt-hidden' : undefined}>
        {label}
        {required && <span className="wt-required" title="Required" aria-hidden="true" />}
      </label>
      {children(control)}
      {help && (
        <p id={`${id}-help`} className="wt-help">
          {help}
        </p>
      )}
      {message && (
        <p id={`${id}-message`} className="wt-message">
          {message}
        </p>
      )}
    </div>
  );
};
