import { Field, type FieldProps } from './Field.js';
import { useText } from './use-text.js';

interface TextFieldProps extends FieldProps {
  value: string;
  onCommit: (text: string) => void;
  placeholder?: string | undefined;
  /** Several lines. */
  lines?: number | undefined;
  /** What is written is for machines. */
  code?: boolean | undefined;
  /** Shown as dots. */
  secret?: boolean | undefined;
  /** An empty text is not taken over, because a definition cannot be without it. */
  keepFilled?: boolean | undefined;
  check?: ((text: string) => string | undefined) | undefined;
}

/** A line, or several lines, of text. */
export const TextField = ({
  value,
  onCommit,
  placeholder,
  lines,
  code,
  secret,
  keepFilled,
  check,
  ...field
}: TextFieldProps) => {
  const wrong = (text: string) => (keepFilled && !text.trim() ? 'Fill this in.' : check?.(text));
  const text = useText({ value, onCommit: (typed) => onCommit(lines ? typed : typed.trim()), check: wrong });
  return (
    <Field {...field} required={field.required || keepFilled} message={text.message ?? field.message}>
      {(control) =>
        lines ? (
          <textarea
            {...control}
            {...text.control}
            rows={lines}
            placeholder={placeholder}
            data-code={code || undefined}
          />
        ) : (
          <input
            {...control}
            {...text.control}
            type={secret ? 'password' : 'text'}
            placeholder={placeholder}
            autoComplete={secret ? 'new-password' : 'off'}
            spellCheck={false}
          />
        )
      }
    </Field>
  );
};
