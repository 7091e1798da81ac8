import { useRef, type MouseEvent } from 'react';
import { Field, type FieldProps } from './Field.js';
import { useText } from './use-text.js';

interface NumberFieldProps extends FieldProps {
  value: number | undefined;
  onCommit: (value: number | undefined) => void;
  min?: number | undefined;
  max?: number | undefined;
  whole?: boolean | undefined;
  /** It cannot be emptied. */
  keepFilled?: boolean | undefined;
}

/** A number. What is no number, or out of bounds, is not taken over. */
export const NumberField = ({ value, onCommit, min, max, whole, keepFilled, ...field }: NumberFieldProps) => {
  const check = (text: string) => {
    if (!text.trim()) return keepFilled ? 'Fill this in.' : undefined;
    const number = Number(text);
    if (!Number.isFinite(number)) return 'Write a number.';
    if (whole && !Number.isInteger(number)) return 'Write a whole number.';
    if (min !== undefined && number < min) return `At least ${min}.`;
    if (max !== undefined && number > max) return `At most ${max.toLocaleString()}.`;
    return undefined;
  };
  const text = useText({
    value: value === undefined ? '' : String(value),
    onCommit: (typed) => onCommit(typed.trim() ? Number(typed) : undefined),
    check,
  });
  const entered = useRef(false);
  // As Tab does: who comes to a number writes another one in its place, wherever in the field they clicked.
  const selectAll = ({ currentTarget }: MouseEvent<HTMLInputElement>) => {
    if (entered.current) currentTarget.select();
    entered.current = false;
  };
  const enter = () => {
    entered.current = true;
    text.control.onFocus();
  };
  return (
    <Field {...field} message={text.message ?? field.message}>
      {(control) => (
        <input
          {...control}
          {...text.control}
          type="number"
          min={min}
          max={max}
          step={whole ? 1 : 'any'}
          onFocus={enter}
          onClick={selectAll}
        />
      )}
    </Field>
  );
};
